//! The browser, behind plain functions: files, storage, clipboard, downloads, the engine's worker. Must not know the state.

pub mod caret;
pub mod colours;
pub mod decode;
pub mod dom;
pub mod download;
pub mod engine;
pub mod files;
pub mod found;
pub mod html;
pub mod ids;
pub mod imported;
pub mod json;
pub mod kept;
pub mod later;
pub mod library;
pub mod local;
pub mod locales;
pub mod lookup;
pub mod notebook;
pub mod picture;
pub mod samples;
pub mod share;
pub mod store;
pub mod tabs;
pub mod update;
pub mod words;
