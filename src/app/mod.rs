//! Floor 5: the screen. Knows state, views and adapters to the browser; must not compute language.
