//! `carebinder check`: the assessment alone.

use chrono::NaiveDate;
use clap::Args;

use super::error::Error;
use super::prepare::Prepared;
use super::report::Reporter;
use super::{Common, Format, page};

/// Work out the evidence items and print them
#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    common: Common,
    /// The form of the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Exit with status 1 when there is a gap or something is missing
    #[arg(long)]
    strict: bool,
}

/// `Ok(false)` when something was found under `--strict`.
pub fn run(args: &CheckArgs, today: NaiveDate, reporter: &Reporter) -> Result<bool, Error> {
    let prepared = Prepared::of(&args.common, today, reporter)?;
    match args.format {
        Format::Json => page::print(&prepared.results_json()?)?,
        Format::Text => page::print(&page::assessment(&prepared))?,
    }
    let open = prepared.assessment.items.iter().any(|item| item.status.is_open());
    Ok(!(args.strict && open))
}
