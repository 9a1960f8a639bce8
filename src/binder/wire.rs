//! How a document goes to the typesetter's process and comes back: a head as JSON, then the files as they are, each
//! behind its length.

use std::io::{self, Read, Write};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{BinderError, BinderInput, Main, Panel, Typeset};

/// Nothing that is printed is longer; a length beyond it is no length.
const LONGEST: u64 = 2_000_000_000;

#[derive(Serialize, Deserialize)]
struct Question {
    main: Main,
    identifier: String,
    made_on: NaiveDate,
    policies: Vec<String>,
    files: Vec<String>,
}

#[derive(Serialize, Deserialize)]
enum Answer {
    Typeset { pages: usize, attempts: usize, seal: Panel, countersignature: Panel },
    Policy { index: usize, at: usize, message: String },
    Typesetting(String),
    Export(String),
}

pub fn ask(to: &mut impl Write, input: &BinderInput) -> io::Result<()> {
    let question = Question {
        main: input.main,
        identifier: input.identifier.clone(),
        made_on: input.made_on,
        policies: input.policies.clone(),
        files: input.files.iter().map(|(path, _)| path.clone()).collect(),
    };
    write_json(to, &question)?;
    write(to, input.data.as_bytes())?;
    input.files.iter().try_for_each(|(_, bytes)| write(to, bytes))?;
    to.flush()
}

/// The next document; none when there is no more.
pub fn question(from: &mut impl Read) -> io::Result<Option<BinderInput>> {
    let Some(head) = read(from)? else { return Ok(None) };
    let head: Question = serde_json::from_slice(&head)?;
    let data = String::from_utf8(expected(from)?).map_err(io::Error::other)?;
    let files = head.files.into_iter().map(|path| Ok((path, expected(from)?))).collect::<io::Result<_>>()?;
    let Question { main, identifier, made_on, policies, .. } = head;
    Ok(Some(BinderInput { main, data, policies, files, identifier, made_on }))
}

pub fn answer(to: &mut impl Write, made: Result<Typeset, BinderError>) -> io::Result<()> {
    let (head, pdf) = match made {
        Ok(Typeset { pdf, pages, attempts, seal, countersignature }) => {
            (Answer::Typeset { pages, attempts, seal, countersignature }, pdf)
        }
        Err(BinderError::Policy { index, at, message }) => (Answer::Policy { index, at, message }, Vec::new()),
        Err(BinderError::Export(message)) => (Answer::Export(message), Vec::new()),
        Err(BinderError::Typesetting(message)) => (Answer::Typesetting(message), Vec::new()),
        Err(other) => (Answer::Typesetting(other.to_string()), Vec::new()),
    };
    write_json(to, &head)?;
    write(to, &pdf)?;
    to.flush()
}

/// What became of a document; none when the typesetter is gone.
pub fn result(from: &mut impl Read) -> io::Result<Option<Result<Typeset, BinderError>>> {
    let Some(head) = read(from)? else { return Ok(None) };
    let pdf = expected(from)?;
    Ok(Some(match serde_json::from_slice(&head)? {
        Answer::Typeset { pages, attempts, seal, countersignature } => {
            Ok(Typeset { pdf, pages, attempts, seal, countersignature })
        }
        Answer::Policy { index, at, message } => Err(BinderError::Policy { index, at, message }),
        Answer::Typesetting(message) => Err(BinderError::Typesetting(message)),
        Answer::Export(message) => Err(BinderError::Export(message)),
    }))
}

fn write_json(to: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    write(to, &serde_json::to_vec(value)?)
}

fn write(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(&(bytes.len() as u64).to_le_bytes())?;
    to.write_all(bytes)
}

fn expected(from: &mut impl Read) -> io::Result<Vec<u8>> {
    read(from)?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

/// The next piece; none at the end.
fn read(from: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    match from.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let length = u64::from_le_bytes(length);
    if length > LONGEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    from.by_ref().take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(Some(bytes)) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input() -> BinderInput {
        BinderInput {
            main: Main::Policy,
            data: "{\"a\": 1}".to_owned(),
            policies: vec!["= Text".to_owned()],
            files: vec![("/annex/001.png".to_owned(), vec![0, 255, 7])],
            identifier: "x".to_owned(),
            made_on: NaiveDate::from_ymd_opt(2026, 6, 1).unwrap(),
        }
    }

    #[test]
    fn a_document_arrives_as_it_was_sent() {
        let mut sent = Vec::new();
        ask(&mut sent, &input()).unwrap();
        let mut from = sent.as_slice();
        assert_eq!(format!("{:?}", question(&mut from).unwrap().unwrap()), format!("{:?}", input()));
        assert!(question(&mut from).unwrap().is_none());
    }

    #[test]
    fn a_document_cut_short_is_an_error() {
        let mut sent = Vec::new();
        ask(&mut sent, &input()).unwrap();
        for length in 8..sent.len() {
            assert!(question(&mut &sent[..length]).is_err(), "{length} of {}", sent.len());
        }
    }
}
