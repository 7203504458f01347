//! The reader's choices, which stay. Knows their names in storage; must not know storage.

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
}

impl Default for Prefs {
    fn default() -> Self {
        Prefs { locale: Locale::default(), theme: Theme::default(), layers: [true; 3], only_hits: false, panel: true }
    }
}

impl Prefs {
    /// The choices as one line for storage.
    pub fn to_line(&self) -> String {
        let flags: String =
            self.layers.iter().chain([&self.only_hits, &self.panel]).map(|&on| if on { '1' } else { '0' }).collect();
        format!("{} {} {flags}", self.locale.tag(), self.theme.name())
    }

    /// The choices of a stored line; what is missing or unknown keeps its default.
    pub fn from_line(line: &str, browser: Locale) -> Prefs {
        let mut words = line.split(' ');
        let mut prefs = Prefs { locale: browser, ..Prefs::default() };
        if let Some(tag) = words.next().filter(|tag| !tag.is_empty()) {
            prefs.locale = Locale::from_tag(tag);
        }
        prefs.theme = words.next().and_then(Theme::from_name).unwrap_or_default();
        let flags: Vec<bool> = words.next().unwrap_or("").chars().map(|c| c == '1').collect();
        if let [a, b, c, only, panel] = flags[..] {
            (prefs.layers, prefs.only_hits, prefs.panel) = ([a, b, c], only, panel);
        }
        prefs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let prefs = Prefs { locale: Locale::Hans, theme: Theme::Sepia, layers: [true, false, true], only_hits: true, panel: false };
        assert_eq!(Prefs::from_line(&prefs.to_line(), Locale::English), prefs);
        assert_eq!(Prefs::from_line("", Locale::Hant), Prefs { locale: Locale::Hant, ..Prefs::default() });
        assert_eq!(Prefs::from_line("en neon 1", Locale::Hant).theme, Theme::System);
    }
}
