//! Reads structures in Rust's source and writes them as TypeScript. Knows serde's attributes as this project uses them; must not know
//! what the structures mean.

/// The structures of some sources, by the names that they have in TypeScript.
pub struct Declarations<'a> {
    pub sources: &'a str,
    pub names: &'a [(&'a str, &'a str)],
    /// The type in TypeScript of a field, `Structure.field`, where Rust's says less.
    pub more: &'a [(&'a str, &'a str)],
}

/// A field or a variant: its comment, its attributes, and the line itself.
struct Item<'s> {
    comment: Vec<&'s str>,
    attributes: String,
    line: &'s str,
}

/// One of some words.
pub fn union<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    words.into_iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" | ")
}

impl Declarations<'_> {
    /// The declaration of a structure or of an enumeration.
    pub fn of(&self, rust: &str) -> String {
        let (head, body, kind) = self.find(rust);
        let (name, outer) = (self.named(rust), items(head).pop().unwrap());
        let comment = said(&outer.comment, "");
        let items = items(body);
        if kind == "struct" {
            let fields: String = items.iter().map(|item| self.field(rust, item, &outer.attributes)).collect();
            return format!("{comment}export interface {name} {{\n{fields}}}\n");
        }
        let variants: Vec<_> = items.iter().map(|item| self.variant(item, &outer.attributes)).collect();
        format!("{comment}export type {name} = {};\n", variants.join(" | "))
    }

    /// What stands before a structure, what stands in it, and what it is.
    fn find(&self, rust: &str) -> (&str, &str, &str) {
        for kind in ["struct", "enum"] {
            let Some(at) = self.sources.find(&format!("{kind} {rust} {{\n")) else { continue };
            // comment and attributes go back to the last empty line
            let from = self.sources[..at].rfind("\n\n").map_or(0, |gap| gap + 2);
            let head = self.sources[from..].split_once(" {\n").unwrap().0;
            let body = self.sources[at..].split_once('\n').unwrap().1;
            return (head, body.split_once("\n}").unwrap().0, kind);
        }
        panic!("there is no {rust} in the sources")
    }

    fn field(&self, structure: &str, item: &Item, outer: &str) -> String {
        let (rust, kind) = item.line.trim_start_matches("pub ").trim_end_matches(',').split_once(": ").expect("a field");
        let optional =
            item.attributes.contains("skip_serializing_if") || outer.contains("serde(default,") || self.is_input(structure, item);
        let more = self.more.iter().find(|(field, _)| *field == format!("{structure}.{rust}")).map(|(_, more)| more.to_string());
        let (inner, nullable) = match kind.strip_prefix("Option<").and_then(|kind| kind.strip_suffix('>')) {
            // what is left out is not null, but callers may say null
            Some(inner) => (inner, !optional || structure == "FlatSelector"),
            None => (kind, false),
        };
        let kind = more.unwrap_or_else(|| self.kind(inner)) + if nullable { " | null" } else { "" };
        let key = renamed(&item.attributes).unwrap_or_else(|| cased(rust, outer));
        format!("{}  {key}{}: {kind};\n", said(&item.comment, "  "), if optional { "?" } else { "" })
    }

    /// Whether callers may leave a field out of what they hand in.
    fn is_input(&self, structure: &str, item: &Item) -> bool {
        let handed_in = ["FlatSelector", "RecognizeOptions", "ConvertOptions"].contains(&structure);
        handed_in && (item.attributes.contains("serde(default)") || item.line.contains("Option<"))
    }

    fn kind(&self, rust: &str) -> String {
        let inside = |outer: &str| rust.strip_prefix(outer).and_then(|rust| rust.strip_suffix('>'));
        match rust {
            "String" => "string".into(),
            "bool" => "boolean".into(),
            "u32" | "usize" | "f64" => "number".into(),
            "Value" => "unknown".into(),
            _ => match (inside("Vec<"), inside("Box<"), inside("BTreeMap<String, ").or(inside("Map<String, "))) {
                (Some(item), ..) => format!("{}[]", self.kind(item)),
                (_, Some(item), _) => self.kind(item),
                (.., Some(item)) => format!("Record<string, {}>", self.kind(item)),
                _ => self.named(rust),
            },
        }
    }

    /// A variant that is a word, or one with a structure, told apart by a key.
    fn variant(&self, item: &Item, outer: &str) -> String {
        let line = item.line.trim_end_matches(',');
        match line.split_once('(') {
            None => format!("'{}'", renamed(&item.attributes).unwrap_or_else(|| cased(line, outer))),
            Some((name, kind)) => {
                let key = between(outer, "tag = \"").expect("a tag");
                format!("({{ {key}: '{}' }} & {})", cased(name, outer), self.kind(kind.trim_end_matches(')')))
            }
        }
    }

    fn named(&self, rust: &str) -> String {
        let rust = rust.rsplit("::").next().unwrap();
        let found = self.names.iter().find(|(name, _)| *name == rust);
        found.unwrap_or_else(|| panic!("{rust} is not declared")).1.into()
    }
}

/// The fields or variants of a body, or the structure itself of a head.
fn items(body: &str) -> Vec<Item<'_>> {
    let (mut items, mut comment, mut attributes) = (Vec::new(), Vec::new(), String::new());
    for line in body.lines().map(str::trim) {
        match line {
            "" => {}
            _ if line.starts_with("///") => comment.push(line[3..].trim()),
            _ if line.starts_with('#') => attributes += line,
            _ => items.push(Item { comment: std::mem::take(&mut comment), attributes: std::mem::take(&mut attributes), line }),
        }
    }
    items
}

/// A comment of TypeScript's.
fn said(comment: &[&str], indent: &str) -> String {
    let plain = comment.join(" ").replace("[`", "`").replace("`]", "`").replace("SCHEMA", "manicule/1");
    if plain.is_empty() { plain } else { format!("{indent}/** {plain} */\n") }
}

fn renamed(attributes: &str) -> Option<String> {
    between(attributes, "rename = \"").map(str::to_string)
}

fn between<'a>(attributes: &'a str, open: &str) -> Option<&'a str> {
    Some(attributes.split_once(open)?.1.split_once('"')?.0)
}

/// A name in the case that its structure is written in.
fn cased(name: &str, outer: &str) -> String {
    let lower = |c: char| c.to_ascii_lowercase();
    match between(outer, "rename_all = \"") {
        None => name.into(),
        Some("lowercase") => name.to_ascii_lowercase(),
        Some("camelCase") => {
            let words = name.split('_').enumerate();
            words
                .map(|(nth, word)| if nth == 0 { word.into() } else { word[..1].to_ascii_uppercase() + &word[1..] })
                .collect::<String>()
        }
        Some("kebab-case") => {
            let parted = name
                .chars()
                .enumerate()
                .map(|(nth, c)| if nth > 0 && c.is_ascii_uppercase() { format!("-{}", lower(c)) } else { lower(c).to_string() });
            parted.collect()
        }
        Some(other) => panic!("the case {other} is not known"),
    }
}
