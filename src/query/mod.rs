//! Floor 4: the filter language over an analysis and tags. Must not know the screen.
