//! The parts of a workbook, read as streams of XML.

use std::collections::BTreeMap;
use std::io::{self, BufReader, Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::super::guard::Limits;
use super::MarksError;
use super::walk::{Filter, Ink, Runs};
use super::xml::{attribute, faulty, number, plain, resolve, strikes};

/// One piece of a part. An element stands as deep as it has ancestors: the root at nought.
pub(super) enum Node<'a> {
    Open(u32, &'a str, &'a BytesStart<'a>),
    Text(&'a str),
    Close(u32, &'a str),
}

/// A link from one part to another, with the last word of its type: transitional and strict files
/// have different types that end alike.
pub(in super::super) struct Relation {
    pub(in super::super) id: String,
    pub(in super::super) kind: String,
    pub(in super::super) target: String,
}

/// The archive, and where each of its parts stands. Names are compared as calamine does, so that
/// both read the same part: letter case and the slant of a slash make no difference.
pub(in super::super) struct Package<'a> {
    pub(super) archive: ZipArchive<Cursor<&'a [u8]>>,
    pub(super) places: BTreeMap<String, usize>,
}

impl<'a> Package<'a> {
    pub(in super::super) fn open(bytes: &'a [u8]) -> Result<Self, MarksError> {
        let archive = ZipArchive::new(Cursor::new(bytes))?;
        let places = archive
            .file_names_raw()
            .enumerate()
            .map(|(place, name)| (plain(&String::from_utf8_lossy(name)), place))
            .collect();
        Ok(Self { archive, places })
    }

    /// Which entry of the archive a part is.
    pub(super) fn place(&self, part: &str) -> Option<usize> {
        self.places.get(&plain(part)).copied()
    }

    /// A part as it is unpacked; none when there is no such part.
    pub(in super::super) fn entry(&mut self, part: &str) -> Result<Option<ZipFile<'_, Cursor<&'a [u8]>>>, MarksError> {
        match self.places.get(&plain(part)) {
            Some(&place) => Ok(Some(self.archive.by_index(place)?)),
            None => Ok(None),
        }
    }

    /// Shows a part piece by piece to `visit`. Nothing is looked up or expanded: an entity that XML does not define
    /// stays a piece of text. A part that is missing, or holds another kind of document than it is linked as, is a
    /// fault: calamine would take it for an empty one, and every date for a number.
    pub(super) fn walk(&mut self, part: &str, root: &str, mut visit: impl FnMut(Node<'_>)) -> Result<(), MarksError> {
        let entry = self.entry(part)?.ok_or_else(|| MarksError::NoPart(part.to_owned()))?;
        let entry = entry.take(Limits::default().unpacked_bytes);
        let mut xml = quick_xml::Reader::from_reader(BufReader::new(entry));
        // Stricter than calamine: with ends that were never begun it would see elements that are not seen here.
        xml.config_mut().expand_empty_elements = true;
        let (mut buffer, mut depth) = (Vec::new(), 0_u32);
        loop {
            buffer.clear();
            let event = xml.read_event_into(&mut buffer);
            match event.map_err(|source| faulty(part, source))? {
                Event::Start(element) if depth == 0 && element.local_name().as_ref() != root => {
                    let root = element.local_name().as_ref().to_owned();
                    return Err(MarksError::OtherContent { part: part.to_owned(), root });
                }
                Event::Start(element) => {
                    visit(Node::Open(depth, element.local_name().as_ref(), &element));
                    depth = depth.saturating_add(1);
                }
                Event::End(element) => {
                    depth = depth.saturating_sub(1);
                    visit(Node::Close(depth, element.local_name().as_ref()));
                    if depth == 0 {
                        return Ok(());
                    }
                }
                Event::Text(text) => visit(Node::Text(&text)),
                Event::CData(text) => visit(Node::Text(&text)),
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(c)) => visit(Node::Text(c.encode_utf8(&mut [0; 4]))),
                    _ => visit(Node::Text(&reference)),
                },
                Event::Eof => return Err(MarksError::CutShort(part.to_owned())),
                _ => {}
            }
        }
    }

    /// Looks at the plain bytes of a part; a part that is not there has to be found missing by whoever reads it.
    pub(super) fn scanned(
        &mut self,
        part: &str,
        look: impl FnOnce(&mut dyn Read) -> io::Result<bool>,
    ) -> Result<bool, MarksError> {
        let Some(entry) = self.entry(part)? else {
            return Ok(false);
        };
        look(&mut entry.take(Limits::default().unpacked_bytes)).map_err(|error| MarksError::Zip(error.into()))
    }

    /// The links of a part to others inside the file; those of the whole file for "".
    pub(in super::super) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, MarksError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let links = resolve("", &format!("{folder}/_rels/{file}.rels"));
        let mut relations = Vec::new();
        if !self.places.contains_key(&plain(&links)) {
            return Ok(relations);
        }
        self.walk(&links, "Relationships", |node| {
            if let Node::Open(1, "Relationship", element) = node {
                let get = |name| attribute(element, name).unwrap_or_default();
                let kind = get("Type");
                relations.push(Relation {
                    id: get("Id"),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: resolve(folder, &get("Target")),
                });
            }
        })?;
        Ok(relations)
    }

    /// Every sheet's name, and the id of the relation that leads to it.
    pub(super) fn sheets(&mut self, workbook: &str) -> Result<Vec<(String, String)>, MarksError> {
        let mut sheets = Vec::new();
        self.walk(workbook, "workbook", |node| {
            if let Node::Open(2, "sheet", element) = node {
                let get = |name| attribute(element, name).unwrap_or_default();
                sheets.push((get("name"), get("id")));
            }
        })?;
        Ok(sheets)
    }

    /// For each cell format whether its font is struck through. The format's own font counts, also
    /// where `applyFont` is off: that is how Excel draws it.
    pub(super) fn struck_formats(&mut self, styles: &str) -> Result<Vec<bool>, MarksError> {
        let (mut fonts, mut formats, mut in_formats) = (Vec::new(), Vec::new(), false);
        self.walk(styles, "styleSheet", |node| match node {
            Node::Open(1, name, _) => in_formats = name == "cellXfs",
            Node::Open(2, "font", _) => fonts.push(false),
            Node::Open(3, "strike", element) => {
                if let Some(font) = fonts.last_mut() {
                    *font = strikes(element);
                }
            }
            Node::Open(2, "xf", element) if in_formats => {
                formats.push(number::<usize>(element, "fontId").unwrap_or(0));
            }
            _ => {}
        })?;
        let is_struck = |font: usize| fonts.get(font).copied().unwrap_or(false);
        Ok(formats.into_iter().map(is_struck).collect())
    }

    /// How each of the shared strings is drawn, in their order.
    pub(super) fn strings(&mut self, list: &str) -> Result<Vec<Ink>, MarksError> {
        let (mut strings, mut text) = (Vec::new(), Runs::default());
        self.walk(list, "sst", |node| match node {
            Node::Open(1, "si", _) => text = Runs::default(),
            Node::Close(1, "si") => strings.push(text.ink),
            node => text.node(&node),
        })?;
        Ok(strings)
    }

    /// Whether a table's filter has criteria.
    pub(super) fn filters(&mut self, table: &str) -> Result<bool, MarksError> {
        let mut filter = Filter::default();
        self.walk(table, "table", |node| filter.node(&node))?;
        Ok(filter.is_on)
    }
}
