//! What a place that keeps notebooks must do. Knows keys and failures; must not know databases.

use super::Notebook;
use std::collections::BTreeMap;
use std::fmt;

/// Why something could not be kept or fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is no room left.
    Full,
    /// The reader or the browser does not allow it (private mode, blocked cookies).
    Blocked,
    /// What is kept cannot be read; it is left as it is.
    Damaged(String),
    /// Anything else.
    Failed(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Full => f.write_str("there is no room left to keep tags"),
            StoreError::Blocked => f.write_str("the browser does not allow tags to be kept"),
            StoreError::Damaged(what) => write!(f, "the tags kept here cannot be read: {what}"),
            StoreError::Failed(what) => write!(f, "the tags could not be kept: {what}"),
        }
    }
}

impl std::error::Error for StoreError {}

/// Keeps notebooks by the hash of their text. Adapters may answer later; this is the shape for those that answer at once.
pub trait Store {
    /// The notebook of that text, if there is one.
    ///
    /// # Errors
    /// Whatever keeps it from being read; the caller goes on with an empty notebook and must not write over a damaged one.
    fn load(&self, text_sha256: &str) -> Result<Option<Notebook>, StoreError>;

    /// Keeps a notebook.
    ///
    /// # Errors
    /// Whatever keeps it from being written; what was kept before is still there.
    fn save(&mut self, notebook: &Notebook) -> Result<(), StoreError>;
}

/// Keeps notebooks until the program ends.
#[derive(Default)]
pub struct MemoryStore {
    notebooks: BTreeMap<String, Notebook>,
}

impl Store for MemoryStore {
    fn load(&self, text_sha256: &str) -> Result<Option<Notebook>, StoreError> {
        Ok(self.notebooks.get(text_sha256).cloned())
    }

    fn save(&mut self, notebook: &Notebook) -> Result<(), StoreError> {
        self.notebooks.insert(notebook.info.text_sha256.clone(), notebook.clone());
        Ok(())
    }
}
