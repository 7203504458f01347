//! Floor 4: one file a format, import and export. Must not know where files come from or go to.
