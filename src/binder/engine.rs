//! Typst behind a boundary: templates and data in, PDF out. Nothing else in the program knows it.
//! It sees embedded files and one data value: no file system, no network, no clock.

use std::{mem, thread};

use chrono::Datelike;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Datetime, Label, Smart, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::syntax::{DiagSpan, Source};
use typst::utils::PicoStr;
use typst_as_lib::{TypstAsLibError, TypstEngine};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::attempt::Attempt;
use super::look::{self, PageLook};
use super::sweeper::{self, Sweeper};
use super::{BinderError, BinderInput, Panel, Typeset, fonts};
use crate::policies::markup;

/// Every template, under the path by which the others import it.
const TEMPLATES: &[(&str, &str)] = &[
    ("/binder.typ", include_str!("../../templates/binder.typ")),
    ("/policy.typ", include_str!("../../templates/policy.typ")),
    ("/lib/ahead.typ", include_str!("../../templates/lib/ahead.typ")),
    ("/lib/annex.typ", include_str!("../../templates/lib/annex.typ")),
    ("/lib/chart.typ", include_str!("../../templates/lib/chart.typ")),
    ("/lib/contents.typ", include_str!("../../templates/lib/contents.typ")),
    ("/lib/cover.typ", include_str!("../../templates/lib/cover.typ")),
    ("/lib/glance.typ", include_str!("../../templates/lib/glance.typ")),
    ("/lib/item.typ", include_str!("../../templates/lib/item.typ")),
    ("/lib/matrix.typ", include_str!("../../templates/lib/matrix.typ")),
    ("/lib/page.typ", include_str!("../../templates/lib/page.typ")),
    ("/lib/part.typ", include_str!("../../templates/lib/part.typ")),
    ("/lib/policy.typ", include_str!("../../templates/lib/policy.typ")),
    ("/lib/proof.typ", include_str!("../../templates/lib/proof.typ")),
    ("/lib/reading.typ", include_str!("../../templates/lib/reading.typ")),
    ("/lib/register.typ", include_str!("../../templates/lib/register.typ")),
    ("/lib/signoff.typ", include_str!("../../templates/lib/signoff.typ")),
    ("/lib/sites.typ", include_str!("../../templates/lib/sites.typ")),
    ("/lib/since.typ", include_str!("../../templates/lib/since.typ")),
    ("/lib/status.typ", include_str!("../../templates/lib/status.typ")),
    ("/lib/style.typ", include_str!("../../templates/lib/style.typ")),
    ("/lib/tables.typ", include_str!("../../templates/lib/tables.typ")),
];

/// Conformance of every binder: archive grade and accessible at once.
const STANDARDS: [PdfStandard; 2] = [PdfStandard::A_3a, PdfStandard::Ua_1];

/// Empties Typst's cache when it goes out of scope, also after an error: it is process-wide and
/// grows by tens of megabytes a document.
struct CacheGuard;

impl Drop for CacheGuard {
    fn drop(&mut self) {
        comemo::evict(0);
    }
}

/// Typesets a document and makes a PDF of it.
pub fn typeset(mut input: BinderInput) -> Result<Typeset, BinderError> {
    let guard = CacheGuard;
    let (document, attempts) = set(&mut input)?;
    // What was remembered for setting is of no use for writing, which wants room of its own. To forget it takes half as
    // long as to write, so that only a process does that has no such room; others do when nobody waits for it.
    if sweeper::is_large() {
        comemo::evict(0);
    }
    let pdf = export(&document, &input)?;
    let typeset = Typeset {
        pdf,
        pages: document.pages().len(),
        attempts,
        seal: panel(&document, "seal-box")?,
        countersignature: panel(&document, "countersign-box")?,
    };
    // A hundred thousand pieces take a while to throw away: whoever waits for the PDF need not wait for that.
    // Without a thread to be had, what was to be moved there goes at once.
    let _ = thread::Builder::new().spawn(move || drop((document, guard)));
    Ok(typeset)
}

/// Typesets a document and looks at its pages.
pub fn look(mut input: BinderInput) -> Result<Vec<PageLook>, BinderError> {
    let _guard = CacheGuard;
    Ok(look::pages(&set(&mut input)?.0))
}

/// Typesets a document as whoever calls Typst's library does, and makes a PDF of it.
pub fn typeset_plainly(mut input: BinderInput) -> Result<Vec<u8>, BinderError> {
    let compiled = engine(&mut input).compile(input.main.path());
    export(&finished(compiled, &input)?, &input)
}

/// Sets a document within the program's memory; tells how many attempts it took, too.
fn set(input: &mut BinderInput) -> Result<(PagedDocument, usize), BinderError> {
    let held = input.files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() + input.data.len();
    let _sweeper = Sweeper::start(held);
    let compiled = engine(input).compile::<_, Attempt>(input.main.path());
    let (document, attempts) = Attempt::take();
    finished(compiled, input)?;
    let document = document.ok_or_else(|| BinderError::Typesetting("Typst made no attempt".to_owned()))?;
    Ok((document, attempts))
}

/// The policies' markup, each under its path.
fn policies(input: &BinderInput) -> impl Iterator<Item = (String, String)> {
    input.policies.iter().enumerate().map(|(index, markup)| (super::policy_path(index), markup.clone()))
}

/// Typst with the templates and all that a document is made of. Data and files go over to it: those of a large group are
/// not worth having twice.
fn engine(input: &mut BinderInput) -> TypstEngine {
    let templates = TEMPLATES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    let sources: Vec<(String, String)> = templates.chain(policies(input)).collect();
    let mut files = mem::take(&mut input.files);
    files.push(("/data.json".to_owned(), mem::take(&mut input.data).into_bytes()));
    TypstEngine::builder()
        .fonts(fonts::all().iter().cloned())
        .with_static_source_file_resolver(sources.iter().map(|(path, text)| (path.as_str(), text.clone())))
        .with_static_file_resolver(files.iter_mut().map(|(path, bytes)| (path.as_str(), mem::take(bytes))))
        .comemo_evict_max_age(None)
        .build()
}

/// What Typst made, or what is wrong with it.
fn finished<T>(compiled: Warned<Result<T, TypstAsLibError>>, input: &BinderInput) -> Result<T, BinderError> {
    let Warned { output, warnings } = compiled;
    let made = output.map_err(|error| {
        let policies: Vec<(String, String)> = policies(input).collect();
        of_policy(&error, &policies).unwrap_or_else(|| BinderError::Typesetting(told(&error)))
    })?;
    // A warning, such as a missing font, is a fault of ours that would spoil the page.
    if warnings.is_empty() { Ok(made) } else { Err(BinderError::Typesetting(messages(warnings.iter()))) }
}

fn export(document: &PagedDocument, input: &BinderInput) -> Result<Vec<u8>, BinderError> {
    let refused = |message: &dyn std::fmt::Display| BinderError::Export(message.to_string());
    let (day, month) = (input.made_on.day(), input.made_on.month());
    let made = u8::try_from(month).ok().zip(u8::try_from(day).ok());
    let timestamp = made
        .and_then(|(month, day)| Datetime::from_ymd_hms(input.made_on.year(), month, day, 0, 0, 0))
        .map(Timestamp::new_utc);
    let options = PdfOptions {
        ident: Smart::Custom(input.identifier.clone()),
        creator: Smart::Custom(Some(format!("carebinder {}", env!("CARGO_PKG_VERSION")))),
        timestamp,
        page_ranges: None,
        standards: PdfStandards::new(&STANDARDS).map_err(|error| refused(&error.message()))?,
        tagged: true,
        pretty: false,
    };
    typst_pdf::pdf(document, &options).map_err(|errors| BinderError::Export(messages(errors.iter())))
}

/// Where a template put the labelled corner of a box, and how large the box is.
fn panel(document: &PagedDocument, label: &str) -> Result<Panel, BinderError> {
    let lost = || BinderError::Typesetting(format!("the template places no <{label}>"));
    let introspector = document.introspector();
    let label = Label::new(PicoStr::intern(label)).ok_or_else(lost)?;
    let element = introspector.query_label(label).map_err(|_| lost())?;
    let metadata = element.to_packed::<MetadataElem>().ok_or_else(lost)?;
    let Value::Dict(size) = &metadata.value else { return Err(lost()) };
    let points = |key: &str| match size.get(key) {
        Ok(Value::Float(points)) => Ok(*points),
        Ok(Value::Int(points)) => i32::try_from(*points).map(f64::from).map_err(|_| lost()),
        _ => Err(lost()),
    };
    let location = element.location().ok_or_else(lost)?;
    let position = introspector.position(location).ok_or_else(lost)?;
    Ok(Panel {
        page: position.page.get() - 1,
        x: position.point.x.to_pt(),
        y: position.point.y.to_pt(),
        width: points("width")?,
        height: points("height")?,
    })
}

/// The policy that an error stands in, if it does in one: then its template is to be mended, not ours.
fn of_policy(error: &TypstAsLibError, policies: &[(String, String)]) -> Option<BinderError> {
    let TypstAsLibError::TypstSource(errors) = error else { return None };
    errors.iter().find_map(|error| {
        let spans = std::iter::once(error.span).chain(error.trace.iter().map(|point| point.span.into()));
        spans.into_iter().find_map(|span: DiagSpan| {
            let id = span.id()?;
            let path = id.vpath().get_with_slash();
            let index = policies.iter().position(|(known, _)| known == path)?;
            let (_, markup) = policies.get(index)?;
            let at = markup::place(span, &Source::new(id, markup.clone()));
            Some(BinderError::Policy { index, at, message: error.message.to_string() })
        })
    })
}

fn told(error: &TypstAsLibError) -> String {
    match error {
        TypstAsLibError::TypstSource(errors) => messages(errors.iter()),
        other => other.to_string(),
    }
}

fn messages<'a>(diagnostics: impl Iterator<Item = &'a SourceDiagnostic>) -> String {
    let lines: Vec<String> = diagnostics
        .map(|diagnostic| {
            let hints = diagnostic.hints.iter().map(|hint| hint.v.as_str());
            std::iter::once(diagnostic.message.as_str()).chain(hints).collect::<Vec<_>>().join(" – ")
        })
        .collect();
    lines.join("; ")
}
