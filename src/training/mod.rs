//! Floor 5, native only: marked text, the scorer and the trainer. Must not reach the browser.
