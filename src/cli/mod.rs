//! The command line: the only part that talks to a person. One file per command.

mod build;
mod check;
mod diff;
mod error;
mod explain;
mod group;
mod identity;
mod init;
mod inspect;
mod keygen;
mod orphan;
mod page;
mod portfolio;
mod prepare;
mod progress;
mod propose;
mod reading;
mod report;
mod since;
mod sites_page;
mod slug;
mod survey;
mod typeset;
mod verify;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{Datelike, NaiveDate};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::audience::Audience;
use crate::binder;
use error::Error;
use portfolio::{MadeFrom, Work};

/// Environment variable with the pass phrase of an identity.
pub const PASS_PHRASE: &str = "CAREBINDER_PASSPHRASE";

/// Turns a care provider's spreadsheets into a signed DSPT evidence pack.
#[derive(Debug, Parser)]
#[command(name = "carebinder", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    noise: Noise,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::BuildArgs),
    Check(check::CheckArgs),
    Diff(diff::DiffArgs),
    Explain(explain::ExplainArgs),
    Init(init::InitArgs),
    Inspect(inspect::InspectArgs),
    Verify(verify::VerifyArgs),
    Keygen(keygen::KeygenArgs),
    #[command(hide = true, name = binder::TYPESET_COMMAND)]
    Typeset,
}

/// How much is told on standard error.
#[derive(Clone, Copy, Debug, Args)]
struct Noise {
    /// Say nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Also say how long each stage takes
    #[arg(short, long, global = true)]
    verbose: bool,
}

/// Options that every command on a provider's folder has.
#[derive(Clone, Debug, Args)]
struct Common {
    /// The folder with the provider's spreadsheets, or one with a folder for each of many providers
    folder: PathBuf,
    /// How many providers to work on at a time [default: as many as there are processors]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=64))]
    jobs: Option<u8>,
    /// One site of a group, by name, ODS code or CQC location ID
    #[arg(long, value_name = "SITE")]
    site: Option<String>,
    /// The assessment date, such as 2026-06-01 [default: the settings' date, else today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<NaiveDate>,
    /// The edition of the toolkit, by name or as a data file [default: the settings’, else the newest]
    #[arg(long, value_name = "EDITION|FILE")]
    edition: Option<String>,
    /// The toolkit's own export (“Download assessment”), to be compared with the edition and the results
    #[arg(long, value_name = "FILE")]
    toolkit_export: Option<PathBuf>,
    /// A folder of policy templates to use in the place of carebinder’s library [default: the settings’]
    #[arg(long, value_name = "DIR")]
    policies: Option<PathBuf>,
    /// Who will read the result; “external” leaves out the names of staff
    #[arg(long, value_enum, default_value_t)]
    audience: Audience,
}

impl Common {
    /// The options again, for a process that works on one of many providers.
    fn arguments(&self) -> Vec<OsString> {
        let mut arguments: Vec<OsString> = vec!["--audience".into(), self.audience.id().into()];
        if let Some(day) = self.as_of {
            arguments.extend(["--as-of".into(), day.to_string().into()]);
        }
        if let Some(edition) = &self.edition {
            arguments.extend(["--edition".into(), edition.into()]);
        }
        if let Some(policies) = &self.policies {
            arguments.extend(["--policies".into(), policies.into()]);
        }
        arguments
    }

    /// The providers below the folder with what they are to be worked on with; none when it is one provider's.
    fn portfolio(&self, command: &str, own: Vec<OsString>, today: NaiveDate) -> Result<Option<Work<'_>>, Error> {
        let members = portfolio::members(&self.folder)?;
        if members.is_empty() {
            return Ok(None);
        }
        let of_one = [("--toolkit-export", self.toolkit_export.is_some()), ("--site", self.site.is_some())];
        if let Some((option, _)) = of_one.iter().find(|(_, is_set)| *is_set) {
            return Err(Error::OfOneProvider(option));
        }
        let made_from = self.made_from(own.clone(), today);
        let arguments = std::iter::once(command.into()).chain(self.arguments()).chain(own).collect();
        Ok(Some(Work {
            root: &self.folder,
            members,
            jobs: self.jobs.map(usize::from),
            arguments,
            made_from,
            pass_phrase: None,
        }))
    }

    /// What a pack is made from beside the records: a change of it makes another pack. Some options of one command
    /// name files, too; those are added by it.
    fn made_from(&self, own: Vec<OsString>, today: NaiveDate) -> MadeFrom {
        let day = self.as_of.unwrap_or(today).to_string();
        let edition = self.edition.as_ref().map(PathBuf::from).filter(|path| path.is_file());
        MadeFrom {
            said: self.arguments().into_iter().chain(own).chain([day.into()]).collect(),
            files: self.policies.iter().cloned().chain(edition).collect(),
        }
    }
}

/// The form of a result on standard output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    #[default]
    Text,
    Json,
}

/// Exit status 1: something was found (gaps under --strict, a pack that does not verify).
const FOUND: u8 = 1;
/// Exit status 2: the command could not run.
const COULD_NOT_RUN: u8 = 2;
/// Exit status of what Ctrl-C has ended, as shells have it.
const INTERRUPTED: u8 = 130;

/// The day on which the program runs: the only clock that it knows.
#[derive(Clone, Copy, Debug)]
pub struct Today {
    /// On this computer: records are assessed on it.
    pub here: NaiveDate,
    /// In UTC, as signatures and certificates count. In a British summer night it is a day behind,
    /// and a certificate from tomorrow would not be valid yet.
    pub utc: NaiveDate,
}

/// Runs one command.
pub fn run(today: Today) -> ExitCode {
    let cli = Cli::parse();
    let reporter = report::Reporter::new(cli.noise.quiet, cli.noise.verbose);
    let outcome = match cli.command {
        Command::Build(args) => build::run(&args, today, &reporter),
        Command::Check(args) => check::run(&args, today.here, &reporter),
        Command::Diff(args) => diff::run(&args, today.here, &reporter),
        Command::Explain(args) => explain::run(&args),
        Command::Inspect(args) => inspect::run(&args, &reporter),
        Command::Init(args) => init::run(&args, &reporter),
        Command::Verify(args) => verify::run(&args),
        Command::Typeset => typeset::run(),
        Command::Keygen(args) => keygen::run(&args, today.utc, &reporter),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(FOUND),
        Err(error) => {
            report::Reporter::error(&error);
            ExitCode::from(if matches!(error, Error::Interrupted { .. }) { INTERRUPTED } else { COULD_NOT_RUN })
        }
    }
}

/// A date of the toolkit's lifetime, as programs or as people in the United Kingdom write it.
fn day(text: &str) -> Result<NaiveDate, String> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").or_else(|_| NaiveDate::parse_from_str(text, "%d/%m/%Y"));
    let within = |date: &NaiveDate| (2018..2100).contains(&date.year());
    date.ok().filter(within).ok_or_else(|| "write it as year-month-day, for example 2026-06-01".to_owned())
}
