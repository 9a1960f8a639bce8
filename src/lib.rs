//! carebinder turns the spreadsheets that an English care provider keeps into a signed, CQC-ready
//! evidence pack for the Data Security and Protection Toolkit (DSPT).
//!
//! Data flows one way, stage by stage: [`registers`] are read, [`checks`] work out the evidence items
//! of the [`standard`], [`policies`] are filled, the [`plan`] of what is to do is written, the [`binder`] is typeset, [`seal`] signs it
//! and [`pack`] writes the folder. Of a group, [`sites`] divides the registers, and [`portfolio`] spreads providers and sites over processes. [`diff`] tells what changed between two packs, [`annotate`] gives the workbooks back, marked with what was found. [`cli`] is the only part that talks to a person.

pub mod annex;
pub mod annotate;
pub mod audience;
pub mod binder;
pub mod branding;
pub mod checks;
pub mod cli;
pub mod diff;
mod excel;
mod iso_day;
pub mod pack;
pub mod plan;
pub mod policies;
pub mod portfolio;
pub mod registers;
pub mod results;
pub mod seal;
pub mod settings;
pub mod sites;
pub mod standard;
pub mod starter;
mod unwind;
pub mod words;
