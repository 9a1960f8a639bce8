//! Looks through a filled policy as Typst reads it: what it may use, and that every value from the provider's files
//! is plain text in it and nothing else. Templates are written in Typst's markup, so its syntax is known here; setting
//! it in type is the binder's.

use typst::syntax::{DiagSpan, DiagSpanKind, LinkedNode, Source, SyntaxKind};

use super::named::Complaint;
use super::source_map::Filled;

/// What a value may become: letters, and signs with a backslash before them.
pub(super) const TEXT: &[SyntaxKind] =
    &[SyntaxKind::Text, SyntaxKind::Space, SyntaxKind::Escape, SyntaxKind::SmartQuote];

/// Functions and fixed words that a policy may use. None of them reads a file, counts time or sees other parts of
/// the binder, and all keep it PDF/UA.
const NAMES: &[&str] = &[
    "align",
    "block",
    "bottom",
    "box",
    "center",
    "colbreak",
    "columns",
    "emph",
    "enum",
    "footnote",
    "grid",
    "h",
    "horizon",
    "left",
    "line",
    "linebreak",
    "list",
    "luma",
    "pad",
    "pagebreak",
    "par",
    "parbreak",
    "quote",
    "rect",
    "right",
    "stack",
    "strong",
    "sub",
    "super",
    "table",
    "terms",
    "text",
    "top",
    "underline",
    "v",
];

/// The deepest heading that a policy may have.
const DEEPEST: usize = 3;

/// Everything that is wrong with a filled policy; places are those of the filled text.
pub fn faults(filled: &Filled) -> Vec<Complaint> {
    let source = Source::detached(filled.text.as_str());
    let mut faults: Vec<Complaint> = broken(&source);
    if faults.is_empty() {
        let mut look = Look { filled, faults: Vec::new(), heading: 0 };
        look.at(&LinkedNode::new(source.root()));
        faults = look.faults;
    }
    faults
}

fn broken(source: &Source) -> Vec<Complaint> {
    let (errors, _) = source.root().errors_and_warnings();
    let told = errors.into_iter().map(|error| Complaint {
        at: place(error.span, source),
        message: error.message.to_string(),
        hint: match error.hints.first() {
            Some(hint) => format!("Typst says: {}", hint.v),
            None => {
                "Mend the markup there; a sign such as # * _ $ @ < that is meant as itself needs a backslash before it."
                    .to_owned()
            }
        },
    });
    told.collect()
}

/// Where in a text Typst found something.
pub fn place(span: DiagSpan, source: &Source) -> usize {
    let range = match span.get() {
        DiagSpanKind::Number { num, sub_range, .. } => source.range(num, sub_range),
        DiagSpanKind::Range { range, .. } => Some(range),
        DiagSpanKind::Detached => None,
    };
    range.map_or(0, |range| range.start)
}

struct Look<'f> {
    filled: &'f Filled,
    faults: Vec<Complaint>,
    /// The depth of the last heading.
    heading: usize,
}

impl Look<'_> {
    fn at(&mut self, node: &LinkedNode<'_>) {
        let mut children = node.children().peekable();
        if children.peek().is_none() {
            self.leaf(node);
        }
        match node.kind() {
            SyntaxKind::LetBinding | SyntaxKind::SetRule | SyntaxKind::ShowRule => {
                self.refuse(node, "a rule of its own (let, set, show)", "The binder gives all policies one look.");
            }
            SyntaxKind::ModuleImport | SyntaxKind::ModuleInclude => {
                self.refuse(node, "another file", "A policy sees its facts and nothing else.");
            }
            SyntaxKind::Contextual
            | SyntaxKind::Closure
            | SyntaxKind::Conditional
            | SyntaxKind::WhileLoop
            | SyntaxKind::ForLoop
            | SyntaxKind::CodeBlock => {
                self.refuse(node, "a program", "Use {% if … %} and {% for … %} instead.");
            }
            SyntaxKind::Equation => {
                self.refuse(node, "a formula", "A dollar sign that is meant as itself needs a backslash before it.");
            }
            SyntaxKind::Ref | SyntaxKind::Label => {
                self.refuse(node, "a reference", "A sign @ or < that is meant as itself needs a backslash before it.");
            }
            SyntaxKind::Heading => self.heading(node),
            SyntaxKind::Ident => self.name(node),
            _ => children.for_each(|child| self.at(&child)),
        }
        if node.kind() == SyntaxKind::Heading {
            node.children().for_each(|child| self.at(&child));
        }
    }

    fn refuse(&mut self, node: &LinkedNode<'_>, what: &str, hint: &str) {
        self.add(node, format!("{what} is not for policies"), hint.to_owned());
    }

    fn add(&mut self, node: &LinkedNode<'_>, message: String, hint: String) {
        self.faults.push(Complaint { at: node.offset(), message, hint });
    }

    /// A value must stand in text: as code, in a comment, a formula or raw text it would be read as something else.
    fn leaf(&mut self, node: &LinkedNode<'_>) {
        let range = node.range();
        let is_value = self.filled.values.iter().any(|value| value.start < range.end && range.start < value.end);
        let is_text = TEXT.contains(&node.kind()) && node.parent_kind() != Some(SyntaxKind::Raw);
        if is_value && !is_text {
            let message = "a field stands where it would not be plain text".to_owned();
            let hint =
                "Print fields within sentences, headings, lists and the brackets of table cells only.".to_owned();
            self.add(node, message, hint);
        }
    }

    /// PDF/UA allows no level to be skipped.
    fn heading(&mut self, node: &LinkedNode<'_>) {
        let marker = node.children().find(|child| child.kind() == SyntaxKind::HeadingMarker);
        let depth = marker.map_or(1, |marker| marker.range().len());
        if depth > self.heading + 1 || depth > DEEPEST {
            let message = format!("a heading of level {depth} stands under one of level {}", self.heading);
            let hint = format!("Begin with =, then ==, down to {}; leave no level out.", "=".repeat(DEEPEST));
            self.add(node, message, hint);
        }
        self.heading = depth;
    }

    /// Names of arguments and of parts (`table.header`) are as they are; every other name must be known.
    fn name(&mut self, node: &LinkedNode<'_>) {
        let is_argument = node.parent_kind() == Some(SyntaxKind::Named) && node.index() == 0;
        let is_part = node.parent_kind() == Some(SyntaxKind::FieldAccess) && node.index() > 0;
        let name = node.leaf_text().as_str();
        if !is_argument && !is_part && !NAMES.contains(&name) {
            let message = format!("“{name}” is not for policies");
            self.add(node, message, format!("What a policy may use: {}.", NAMES.join(", ")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::source_map;
    use super::*;

    fn told(markup: &str) -> Vec<String> {
        faults(&Filled::of(markup)).into_iter().map(|fault| fault.message).collect()
    }

    #[test]
    fn what_policies_are_made_of_is_allowed() {
        let markup = "= One\n\nText *bold* #h(1em) and \\#3.\n\n== Two\n- a\n+ b\n\n#table(columns: (1fr, 2fr), \
            table.header[A][B],\n [#v(1em)], [x],\n)\n";
        assert_eq!(told(markup), Vec::<String>::new());
    }

    #[test]
    fn what_reaches_beyond_the_policy_is_refused() {
        for markup in [
            "#read(\"/data.json\")",
            "#import \"x.typ\"",
            "#include \"x.typ\"",
            "#let x = 1",
            "#set text(red)",
            "#show: x => x",
            "#eval(\"1\")",
            "#context 1",
            "#sys.inputs",
            "#datetime.today()",
            "#(x => x)",
            "#{ 1 }",
            "$ x $",
            "@label",
            "text <label>",
            "#text(fill: gradient)[x]",
            "== Too deep",
            "= One\n=== Skipped",
        ] {
            assert!(!told(markup).is_empty(), "{markup}");
        }
    }

    #[test]
    fn broken_markup_is_told_with_its_place() {
        let faults = faults(&Filled::of("Fine.\n\n#table(columns: 2, [a]\n"));
        assert!(!faults.is_empty());
        assert!(faults[0].at >= 7, "{faults:?}");
    }

    #[test]
    fn a_value_may_only_be_text() {
        let value = source_map::value("read");
        assert_eq!(told(&format!("Text {value} here")), Vec::<String>::new());
        assert_eq!(told(&format!("= Heading {value}\n#table([{value}])")), Vec::<String>::new());
        for markup in [
            format!("#{value}"),
            format!("@{value}"),
            format!("#text(fill: {value})[x]"),
            format!("#text(font: \"{value}\")[x]"),
            format!("`{value}`"),
            format!("$ {value} $"),
            format!("// {value}"),
            format!("/* {value} */"),
            format!("https://{value}"),
        ] {
            assert!(!told(&markup).is_empty(), "{markup}");
        }
    }
}
