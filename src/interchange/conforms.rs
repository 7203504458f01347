//! The rules an annotation must keep to be understood: the MUSTs of the W3C Web Annotation Data Model. Knows JSON values; must not
//! know texts. Annotations of Recogito's own making are older than some rules: what [`super::w3c`] reads for them is let through.

use super::jsonld::CONTEXT;
use super::time::is_time;
use serde_json::Value;

/// The first rule that an annotation breaks. `inside` is one whose context stands on the page or collection around it.
pub(super) fn broken_rule(item: &Value, inside: bool) -> Option<&'static str> {
    let own_shape = item["bodies"].is_array() || item["target"]["annotation"].is_string();
    let rules: [(&'static str, bool); 12] = [
        ("it breaks the standard: it is no JSON object", item.is_object()),
        ("it breaks the standard: its type is not Annotation", own_shape || holds(&item["type"], "Annotation")),
        (
            "it breaks the standard: its @context is not that of Web Annotations",
            own_shape || inside || holds(&item["@context"], CONTEXT),
        ),
        ("it breaks the standard: its id is not one URI", is_id(&item["id"])),
        ("it breaks the standard: it has no target", !item["target"].is_null()),
        ("it breaks the standard: it has both body and bodyValue", item["body"].is_null() || item["bodyValue"].is_null()),
        ("it breaks the standard: its bodyValue is not one text", item["bodyValue"].is_null() || item["bodyValue"].is_string()),
        ("it breaks the standard: a time is not one time like 2026-03-04T08:00:00Z", times(item)),
        (
            "it breaks the standard: a creator or generator is neither a URI nor an object",
            ["creator", "generator"].iter().all(|key| agents(&item[*key])),
        ),
        ("it breaks the standard: rights, canonical or via is not a URI", links(item)),
        ("it breaks the standard: a body cannot be told to be anything", one_or_many(&item["body"]).into_iter().all(is_resource)),
        (
            "it breaks the standard: a target cannot be told to be anything",
            one_or_many(&item["target"]).into_iter().all(|target| own_shape || is_resource(target)),
        ),
    ];
    let broken = rules.into_iter().find(|(_, kept)| !kept).map(|(why, _)| why);
    broken.or_else(|| {
        selectors(item)
            .into_iter()
            .find_map(|selector| (!is_selector(selector)).then_some("it breaks the standard: a selector lacks its one value"))
    })
}

/// A value, or the values of an array.
pub(super) fn one_or_many(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(values) => values.iter().collect(),
        single => vec![single],
    }
}

fn holds(value: &Value, wanted: &str) -> bool {
    one_or_many(value).into_iter().any(|value| value == wanted)
}

/// Whether a text is an absolute URI: a scheme and something behind it.
pub(super) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let proper = scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(plain);
    proper && !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'))
}

/// Whether a text is a bare UUID, as Recogito's ids are.
pub(super) fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let hex = |group: &&str| group.bytes().all(|b| b.is_ascii_hexdigit());
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12]) && groups.iter().all(hex)
}

fn is_id(id: &Value) -> bool {
    id.as_str().is_some_and(|id| is_uri(id) || is_uuid(id) || id.starts_with("uid-"))
}

fn is_link(value: &Value) -> bool {
    value.as_str().is_some_and(is_uri)
}

fn times(item: &Value) -> bool {
    ["created", "modified", "generated"].iter().all(|key| item[*key].is_null() || item[*key].as_str().is_some_and(is_time))
}

fn agents(value: &Value) -> bool {
    one_or_many(value).into_iter().all(|agent| is_link(agent) || agent.is_object())
}

fn links(item: &Value) -> bool {
    let several = |key: &str| one_or_many(&item[key]).into_iter().all(is_link);
    several("rights") && several("via") && (item["canonical"].is_null() || is_link(&item["canonical"]))
}

const GROUPS: [&str; 4] = ["Choice", "Composite", "List", "Independents"];

/// A URI, a text, a part of something, a group of these, or something on the web with an id.
fn is_resource(value: &Value) -> bool {
    if !value.is_object() {
        return is_link(value);
    }
    let types = one_or_many(&value["type"]);
    let groups = types.iter().filter(|kind| GROUPS.iter().any(|group| **kind == group)).count();
    let source = &value["source"];
    let whole = match () {
        () if groups > 0 => groups == 1 && value["items"].is_array(),
        () if value["items"].is_array() => false,
        () if holds(&value["type"], "SpecificResource") => is_source(source),
        () if !source.is_null() => is_source(source),
        () if holds(&value["type"], "TextualBody") || !value["value"].is_null() => value["value"].is_string(),
        () => value["id"].is_string(),
    };
    whole
        && (value["id"].is_null() || value["id"].as_str().is_some_and(|id| is_uri(id) || is_uuid(id)))
        && described(value)
        && times(value)
        && links(value)
}

fn is_source(source: &Value) -> bool {
    is_link(source) || (source.is_object() && is_link(&source["id"]))
}

/// Format, languages and direction are texts; there is one direction and one language to process in.
fn described(value: &Value) -> bool {
    let texts = |key: &str| one_or_many(&value[key]).into_iter().all(Value::is_string);
    let direction = &value["textDirection"];
    let one = |value: &Value| value.is_null() || value.is_string();
    texts("format")
        && texts("language")
        && one(&value["processingLanguage"])
        && (direction.is_null() || ["ltr", "rtl", "auto"].iter().any(|known| direction == known))
}

fn selectors(item: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    for part in one_or_many(&item["target"]).into_iter().chain(one_or_many(&item["body"])) {
        let mut open = one_or_many(&part["selector"]);
        while let Some(selector) = open.pop() {
            found.push(selector);
            open.extend(selector.get("refinedBy").filter(|refined| refined.is_object()));
        }
    }
    found
}

/// What the standard's selectors need; others are not judged.
fn is_selector(selector: &Value) -> bool {
    if selector.is_string() {
        return is_link(selector);
    }
    match selector["type"].as_str().unwrap_or_default() {
        "FragmentSelector" | "CssSelector" | "XPathSelector" => selector["value"].is_string(),
        "TextQuoteSelector" => {
            selector["exact"].is_string()
                && [&selector["prefix"], &selector["suffix"]].iter().all(|side| side.is_null() || side.is_string())
        }
        "TextPositionSelector" | "DataPositionSelector" => selector["start"].is_u64() && selector["end"].is_u64(),
        "SvgSelector" => selector["value"].is_string() || is_link(&selector["id"]),
        "RangeSelector" => {
            let standard = selector["startSelector"].is_object() && selector["endSelector"].is_object();
            // Hypothesis' own: paths and offsets
            standard || (selector["startContainer"].is_string() && selector["endContainer"].is_string())
        }
        _ => true,
    }
}
