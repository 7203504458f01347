//! Floor 2: selectors, and finding them again in changed text. Needs text only; must not know marks or the screen.
