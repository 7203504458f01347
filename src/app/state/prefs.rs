//! The reader's choices, which stay. Knows their names in storage; must not know storage.

use super::keymap::Keymap;
use super::locale::Locale;

/// A theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system is set.
    #[default]
    System,
    /// Light paper.
    Light,
    /// Dark paper.
    Dark,
    /// Warm paper.
    Sepia,
    /// Black on white, strong marks.
    Contrast,
}

impl Theme {
    /// All themes, in the order of the menu.
    pub const ALL: [Theme; 5] = [Theme::System, Theme::Light, Theme::Sepia, Theme::Dark, Theme::Contrast];

    /// The name in storage, style sheets and locales.
    pub fn name(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Sepia => "sepia",
            Theme::Contrast => "contrast",
        }
    }

    /// The theme of this name.
    pub fn from_name(name: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// A layer of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Names.
    Entities,
    /// Figures.
    Figures,
    /// Who says what.
    Attributions,
}

impl Layer {
    /// All layers, in the order of the pills.
    pub const ALL: [Layer; 3] = [Layer::Entities, Layer::Figures, Layer::Attributions];

    /// The name in storage, style sheets and locales.
    pub fn name(self) -> &'static str {
        match self {
            Layer::Entities => "entities",
            Layer::Figures => "figures",
            Layer::Attributions => "attributions",
        }
    }
}

/// What the reader has chosen for all articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prefs {
    /// The language of the interface.
    pub locale: Locale,
    /// The theme.
    pub theme: Theme,
    /// Which layers are shown, in the order of [`Layer::ALL`].
    pub layers: [bool; 3],
    /// Whether passages that do not match are left out and not only dimmed.
    pub only_hits: bool,
    /// Whether the side panel is open on wide screens.
    pub panel: bool,
    /// Whether selections snap to words.
    pub snap: bool,
    /// Whether the first hint was read.
    pub hinted: bool,
    /// Which key does what.
    pub keys: Keymap,
    /// Queries the reader keeps, the newest first.
    pub saved: Vec<String>,
}

/// Most queries that are kept.
const SAVED: usize = 20;

impl Default for Prefs {
    fn default() -> Self {
        Prefs {
            locale: Locale::default(),
            theme: Theme::default(),
            layers: [true; 3],
            only_hits: false,
            panel: true,
            snap: true,
            hinted: false,
            keys: Keymap::default(),
            saved: Vec::new(),
        }
    }
}

impl Prefs {
    /// Keeps a query, or lets go of one that is kept.
    pub fn save(&mut self, query: String) {
        match self.saved.iter().position(|own| *own == query) {
            Some(at) => drop(self.saved.remove(at)),
            None => self.saved.insert(0, query),
        }
        self.saved.truncate(SAVED);
    }

    /// The choices as lines for storage: words, then one kept query a line.
    pub fn to_lines(&self) -> String {
        let flags = self.layers.iter().chain([&self.only_hits, &self.panel, &self.snap, &self.hinted]);
        let flags: String = flags.map(|&on| if on { '1' } else { '0' }).collect();
        let head = [self.locale.tag(), self.theme.name(), &flags, &self.keys.to_words()].join(" ");
        std::iter::once(head).chain(self.saved.iter().cloned()).collect::<Vec<_>>().join("\n")
    }

    /// The choices of stored lines; what is missing or unknown keeps its default.
    pub fn from_lines(lines: &str, browser: Locale) -> Prefs {
        let mut lines = lines.lines();
        let line = lines.next().unwrap_or("");
        let mut words = line.split(' ');
        let mut prefs = Prefs { locale: browser, ..Prefs::default() };
        if let Some(tag) = words.next().filter(|tag| !tag.is_empty()) {
            prefs.locale = Locale::from_tag(tag);
        }
        prefs.theme = words.next().and_then(Theme::from_name).unwrap_or_default();
        let flags: Vec<bool> = words.next().unwrap_or("").chars().map(|c| c == '1').collect();
        if let [a, b, c, only, panel, ref later @ ..] = flags[..] {
            (prefs.layers, prefs.only_hits, prefs.panel) = ([a, b, c], only, panel);
            if let [snap, hinted] = later {
                (prefs.snap, prefs.hinted) = (*snap, *hinted);
            }
        }
        prefs.keys = Keymap::from_words(words);
        prefs.saved = lines.filter(|query| !query.trim().is_empty()).take(SAVED).map(Into::into).collect();
        prefs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let mut prefs =
            Prefs { locale: Locale::Hans, theme: Theme::Sepia, layers: [true, false, true], only_hits: true, ..Prefs::default() };
        prefs.panel = false;
        (prefs.snap, prefs.hinted) = (false, true);
        assert!(prefs.keys.set(0, "="));
        prefs.save("type:money >1bn".into());
        prefs.save("source:anonymous".into());
        prefs.save("source:anonymous".into());
        assert_eq!(prefs.saved, ["type:money >1bn"]);
        assert_eq!(Prefs::from_lines(&prefs.to_lines(), Locale::English), prefs);
        assert_eq!(Prefs::from_lines("", Locale::Hant), Prefs { locale: Locale::Hant, ..Prefs::default() });
        assert_eq!(Prefs::from_lines("en neon 1", Locale::Hant).theme, Theme::System);
    }
}
