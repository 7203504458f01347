//! What the app knows: pure data, pure functions and one reducer. Must not know the browser.

pub mod action;
pub mod app;
pub mod article;
pub mod blocks;
pub mod card;
pub mod charts;
pub mod clauses;
pub mod corrected;
pub mod export;
pub mod filter;
pub mod going;
pub mod history;
pub mod keymap;
pub mod lists;
pub mod locale;
pub mod margin;
pub mod markdown;
pub mod marks;
pub mod message;

pub mod pieces;
pub mod prefs;
pub mod review;
pub mod shared;
pub mod small;
pub mod tagged;
pub mod tags;
pub mod values;
pub mod voices;
