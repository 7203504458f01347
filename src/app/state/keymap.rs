//! Which key does what, as the reader wants it. Knows keys by the name the browser gives them; must not know how a thing is done.

/// Something a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// To the next passage, of those found.
    NextPassage,
    /// To the passage before.
    PreviousPassage,
    /// To the next mark.
    NextMark,
    /// To the mark before.
    PreviousMark,
    /// Into the filter.
    Filter,
    /// Tag the selection, the mark or the passage.
    Tag,
    /// The mark is right.
    Accept,
    /// The mark is wrong.
    Reject,
    /// All the same are right.
    AcceptAll,
    /// All the same are wrong.
    RejectAll,
    /// The mark begins earlier.
    StartOut,
    /// The mark begins later.
    StartIn,
    /// The mark ends earlier.
    EndIn,
    /// The mark ends later.
    EndOut,
    /// A caret in the text, for selecting without a mouse.
    Caret,
    /// Selections snap to words, or not.
    Snap,
    /// Names on or off.
    Entities,
    /// Figures on or off.
    Figures,
    /// Voices on or off.
    Attributions,
    /// The side panel.
    Panel,
    /// Open an article.
    Open,
    /// Export.
    Export,
    /// Keys and questions.
    Help,
}

/// Every command with its name, in storage and after `key.` in the locales, and its key unless the reader wants another.
pub const COMMANDS: [(Command, &str, &str); 23] = [
    (Command::NextPassage, "next-passage", "j"),
    (Command::PreviousPassage, "previous-passage", "k"),
    (Command::NextMark, "next-mark", "n"),
    (Command::PreviousMark, "previous-mark", "p"),
    (Command::Filter, "filter", "/"),
    (Command::Tag, "tag", "t"),
    (Command::Accept, "accept", "a"),
    (Command::Reject, "reject", "x"),
    (Command::AcceptAll, "accept-all", "A"),
    (Command::RejectAll, "reject-all", "X"),
    (Command::StartOut, "start-out", "{"),
    (Command::StartIn, "start-in", "}"),
    (Command::EndIn, "end-in", "["),
    (Command::EndOut, "end-out", "]"),
    (Command::Caret, "caret", "c"),
    (Command::Snap, "snap", "w"),
    (Command::Entities, "entities", "1"),
    (Command::Figures, "figures", "2"),
    (Command::Attributions, "attributions", "3"),
    (Command::Panel, "panel", "s"),
    (Command::Open, "open", "o"),
    (Command::Export, "export", "e"),
    (Command::Help, "help", "?"),
];

/// The keys of all commands, in the order of [`COMMANDS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap([String; COMMANDS.len()]);

impl Default for Keymap {
    fn default() -> Self {
        Keymap(COMMANDS.map(|(_, _, key)| key.into()))
    }
}

impl Keymap {
    /// The keys, in the order of [`COMMANDS`].
    pub fn keys(&self) -> &[String] {
        &self.0
    }

    /// What a key does.
    pub fn command(&self, key: &str) -> Option<Command> {
        self.0.iter().position(|own| own == key).map(|nth| COMMANDS[nth].0)
    }

    /// The key of a command.
    pub fn key(&self, command: Command) -> &str {
        COMMANDS.iter().position(|(own, ..)| *own == command).map_or("", |nth| &self.0[nth])
    }

    /// Gives a command, by its place, another key. The command that had it gets the old one, so that every command keeps a key.
    /// False for what is no key of its own: white space, and names like `Shift`.
    pub fn set(&mut self, nth: usize, key: &str) -> bool {
        let mut letters = key.chars();
        let single = letters.next().is_some_and(|c| !c.is_whitespace() && !c.is_control()) && letters.next().is_none();
        if !single || nth >= self.0.len() {
            return false;
        }
        if let Some(other) = self.0.iter().position(|own| own == key) {
            self.0.swap(other, nth);
        } else {
            self.0[nth] = key.into();
        }
        true
    }

    /// What differs from the default, as words for storage: `name=key`.
    pub fn to_words(&self) -> String {
        let own = COMMANDS.iter().zip(&self.0).filter(|((_, _, key), own)| key != own);
        own.map(|((_, name, _), key)| [name, "=", key].concat()).collect::<Vec<_>>().join(" ")
    }

    /// Reads what was stored; what is unknown is passed over.
    pub fn from_words<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut keymap = Keymap::default();
        for (name, key) in words.filter_map(|word| word.split_once('=')) {
            if let Some(nth) = COMMANDS.iter().position(|(_, own, _)| *own == name) {
                keymap.set(nth, key);
            }
        }
        keymap
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_change_places_and_stay() {
        let mut keymap = Keymap::default();
        assert!(keymap.set(0, "n") && !keymap.set(0, "Shift") && !keymap.set(0, " "));
        assert_eq!((keymap.command("n"), keymap.command("j")), (Some(Command::NextPassage), Some(Command::NextMark)));
        assert!(keymap.set(2, "="));
        let again = Keymap::from_words(keymap.to_words().split(' '));
        assert_eq!(again, keymap);
        assert_eq!(Keymap::from_words("gone=q filter".split(' ')), Keymap::default());
        assert_eq!(Keymap::default().key(Command::Help), "?");
    }

    #[test]
    fn no_key_is_given_twice() {
        for (nth, (_, name, key)) in COMMANDS.iter().enumerate() {
            assert!(COMMANDS[nth + 1..].iter().all(|(_, other, own)| own != key && other != name), "{name}");
            assert!(crate::app::state::locale::Locale::Hant.named("key", name) != *name, "{name}");
        }
    }
}
