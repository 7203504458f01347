//! The screen: function components that turn state into markup and events into actions. Must not know storage or the engine.

pub mod app;
mod block;
mod card;
mod caret;
mod charts;
mod choosers;
mod dialogs;
mod filter_bar;
mod header;
mod icons;
mod library;
mod margin;
mod note;
mod notices;
mod overview;
mod panel;
mod reading;
mod review;
mod section;
mod selection;
mod start;
