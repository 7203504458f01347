//! **Manicule** marks who, how much and who says so in Chinese and English news.
//!
//! The crate is a house of floors. Lower floors know nothing of the ones above; data flows up once, results flow out once.
//!
//! | floor | module | knows |
//! | --- | --- | --- |
//! | 0 | [`text`] | spans, offsets, language, passages, sentences, tokens |
//! | 1 | [`lexicon`] | word lists, tables and weights, wherever they come from |
//! | 2 | [`figures`], [`entities`], [`attributions`], [`anchor`] | one layer of marks each |
//! | 3 | [`analysis`], [`tags`] | the three layers together; what the reader adds |
//! | 4 | [`query`], [`interchange`], [`wire`] | filtering, formats, the types that leave the engine |
//! | 5 | `cli`, `training`, `app` | the command line, the scorer and trainer, the screen |
//! | 6 | `embed` | other people's pages |
//!
//! Everything up to floor 4 runs without a browser and without files. Offsets are bytes inside the engine; only [`wire`] turns
//! them into the caller's unit.
//!
//! ```
//! use manicule::{analysis::{Analyzer, Options}, lexicon::Embedded};
//!
//! let analyzer = Analyzer::new(&Embedded)?;
//! let analysis = analyzer.analyze("Meta spent $14.3 billion.", &Options::default());
//! assert!(analysis.complete);
//! # Ok::<(), manicule::lexicon::LexiconError>(())
//! ```

pub mod text;

pub mod lexicon;

pub mod anchor;
pub mod attributions;
pub mod entities;
pub mod figures;

pub mod analysis;
pub mod tags;

pub mod interchange;
pub mod query;
pub mod wire;

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "cli")]
pub mod training;

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "web")]
pub mod embed;
