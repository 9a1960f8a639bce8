//! `Data protection/Own devices policy 1.4.pdf`: a policy of the home's own, as its word processor would have saved it.

use std::error::Error;
use std::path::Path;

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, dictionary};

pub const FILE: &str = "Data protection/Own devices policy 1.4.pdf";

/// Lines of two pages; a line that starts with a capital after a blank one is a paragraph.
const PAGES: [&[&str]; 2] = [
    &[
        "Rosewood Lodge",
        "Own devices policy",
        "Version 1.4, approved by the board of directors on 17 March 2025",
        "",
        "1. You may use your own phone for the rota app, and for nothing else at work.",
        "2. Care records are never opened, photographed or typed on it.",
        "3. It needs a PIN of six digits or more, and updates that install by themselves.",
        "4. Tell the office on the same day when it is lost, stolen or sold.",
        "5. The office takes your login away when you leave.",
        "6. You sign the form on the next page before the rota app is set up.",
    ],
    &[
        "Form: use of my own phone",
        "",
        "I have read the policy and will keep to it.",
        "",
        "Name: ................................................",
        "",
        "Make and model: ................................................",
        "",
        "Signature and date: ................................................",
    ],
];

pub fn write(path: &Path) -> Result<(), Box<dyn Error>> {
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let mut kids: Vec<Object> = Vec::new();
    for lines in PAGES {
        let content = Content { operations: operations(lines) }.encode()?;
        let content = document.add_object(Stream::new(dictionary! {}, content));
        kids.push(
            document.add_object(dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => content }).into(),
        );
    }
    let count = i64::try_from(kids.len())?;
    let box_of_a4: Vec<Object> = [0, 0, 595, 842].map(Object::from).into();
    let tree = dictionary! {
        "Type" => "Pages", "Kids" => kids, "Count" => count, "Resources" => resources, "MediaBox" => box_of_a4,
    };
    document.objects.insert(pages, Object::Dictionary(tree));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    document.save(path)?;
    Ok(())
}

fn operations(lines: &[&str]) -> Vec<Operation> {
    let mut operations = vec![
        Operation::new("BT", vec![]),
        Operation::new("Tf", vec!["F1".into(), 12.into()]),
        Operation::new("TL", vec![20.into()]),
        Operation::new("Td", vec![72.into(), 760.into()]),
    ];
    for line in lines {
        operations.push(Operation::new("Tj", vec![Object::string_literal(*line)]));
        operations.push(Operation::new("T*", vec![]));
    }
    operations.push(Operation::new("ET", vec![]));
    operations
}
