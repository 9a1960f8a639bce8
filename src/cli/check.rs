//! `carebinder check`: the assessment alone, and the workbooks marked with what was found.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::error::Error;
use super::group::Assessed;
use super::prepare::Prepared;
use super::report::Reporter;
use super::{Common, Format, group, page, portfolio, sites_page};
use crate::annotate::{self, AnnotateError, Destination, Job};
use crate::registers;
use crate::sites::Division;
use crate::words;

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
    /// Also write marked copies of the workbooks to this folder: coloured cells, and a column that says why
    #[arg(long, value_name = "OUT")]
    annotate: Option<PathBuf>,
}

/// `Ok(false)` when something was found under `--strict`.
pub fn run(args: &CheckArgs, today: NaiveDate, reporter: &Reporter) -> Result<bool, Error> {
    if let Some(work) =
        args.common.portfolio("check", ["--format", "json", "-q"].map(OsString::from).to_vec(), today)?
    {
        if args.annotate.is_some() {
            return Err(Error::OfOneProvider("--annotate"));
        }
        return portfolio::check(&work, args.format, args.strict, reporter);
    }
    // Told before the work is done, not after it.
    let destination = args.annotate.as_ref().map(|out| destination(args, out)).transpose()?;
    let (mut prepared, sites) = group::read(&args.common, today, reporter)?;
    match (sites, &args.common.site) {
        (Some((division, sites)), Some(_)) => {
            let site = group::wanted(&args.common, &division)?;
            let handed = site.and_then(|site| group::Shared::of(&prepared, &sites).share(&prepared, &division, site));
            let handed = handed.ok_or_else(|| group::no_site(&args.common, Some(&division)))?;
            prepared = Prepared::of_site(&args.common, prepared.terms, handed, reporter)?;
            print(args, &prepared)?;
        }
        (Some((division, sites)), None) => print_group(args, &prepared, &division, &sites)?,
        (None, Some(_)) => return Err(group::no_site(&args.common, None)),
        (None, None) => print(args, &prepared)?,
    }
    if let Some(destination) = destination {
        annotate(args, &prepared, &destination, reporter)?;
    }
    let open = prepared.assessment.items.iter().any(|item| item.status.is_open());
    Ok(!(args.strict && open))
}

fn print(args: &CheckArgs, prepared: &Prepared) -> Result<(), Error> {
    match args.format {
        Format::Json => page::print_by(|out| prepared.write_json(out)),
        Format::Text => page::print(&page::assessment(prepared)),
    }
}

/// The whole first, then every site.
fn print_group(args: &CheckArgs, whole: &Prepared, division: &Division, sites: &Assessed) -> Result<(), Error> {
    match args.format {
        Format::Text => page::print(&(page::assessment(whole) + &sites_page::of(whole))),
        Format::Json => page::print_by(|out| group::write_json(whole, division, sites, out)),
    }
}

fn destination(args: &CheckArgs, out: &std::path::Path) -> Result<Destination, Error> {
    registers::check_folder(&args.common.folder)?;
    if args.common.audience.is_external() {
        return Err(AnnotateError::ForOutsiders.into());
    }
    Ok(Destination::new(out, &args.common.folder)?)
}

fn annotate(args: &CheckArgs, prepared: &Prepared, to: &Destination, reporter: &Reporter) -> Result<(), Error> {
    let job = Job {
        folder: &args.common.folder,
        results: &prepared.results,
        standard: &prepared.terms.standard,
        as_of: prepared.terms.as_of,
    };
    let made = annotate::write(&job, to)?;
    for why in &made.left_out {
        reporter.note(&format!("No marked copy: {why}"));
    }
    let (copies, is_are) = match made.copies {
        1 => ("A marked copy of 1 workbook".to_owned(), "is"),
        copies => (format!("Marked copies of {copies} workbooks"), "are"),
    };
    let found = match made.remarks {
        0 => "nothing to say about them".to_owned(),
        remarks => format!("{} in {} of them", words::count(remarks, "remark", "remarks"), made.marked),
    };
    reporter.stage(&format!("{copies} {is_are} in {}: {found}.", to.named.display()));
    Ok(())
}
