//! The page for authors of templates: every field, made from the types that fill them.

use std::fmt::Write;

use super::facts;
use super::fields::{self, Kind, Known};

/// The page's name beside the templates.
pub const FILE: &str = "FIELDS.md";

const ABOUT: &str = "\
# What a policy template may use

A template is a text file that ends in `.typ`: a few lines between two lines of `+++`, then the policy in
Typst's markup with tags in braces.

```
+++
title = \"Visitors policy\"      # as the policy register names it
items = [\"1.3.13\"]             # the evidence items that it serves
owner = \"data_lead\"            # or senior_lead
review_months = 12             # at most 36
needs = [\"org.name\"]           # fields that must be filled in (what the text prints is known anyway)
when = \"uses.cctv\"             # only if it is not for every provider
+++
= Who this policy is for

{{ org.name }} keeps a visitors’ book.{% if org.phone %} Ring us on {{ org.phone }}.{% endif %}
{%- for site in sites %}
- {{ site.name }}
{%- endfor %}
```

- A field is printed by `{{ org.name }}`, within text only: not in code, a comment, a formula or raw text.
- A field that a provider may leave blank is printed inside a condition that asks for it, as above. Printed
  without one, it must be filled in: `carebinder check` says where, and `carebinder build` waits for it.
- Markup: `=` and `==` headings, `*bold*`, `- ` and `+ ` lists, `#table(columns: …, table.header[…][…], […], […])`,
  `#v(1em)` for room to write. No `#let`, `#set`, `#show`, `#import`, `#include`.
- A sign such as `#`, `@`, `$`, `*`, `_` or `<` that is meant as itself needs a backslash before it.
- Build with your own: `carebinder build FOLDER --policies DIR`. The folder takes the place of carebinder’s library.

## Fields
";

/// The page.
pub fn page() -> String {
    let mut page = ABOUT.to_owned();
    // Writing to a string cannot fail.
    for field in fields::ALL.iter().filter(|field| !field.path.contains('.') && !field.path.ends_with("[]")) {
        let _ = write!(page, "\n### `{}`\n\n{}", field.path, field.about);
        let parts: Vec<&Known> = parts(&field.path);
        if parts.is_empty() {
            page.push('\n');
            continue;
        }
        page.push_str("\n\n| Field | Holds | Means | Filled in at |\n|---|---|---|---|\n");
        for part in parts {
            let _ =
                writeln!(page, "| `{}` | {} | {} | {} |", part.path, holds(part), part.about, filled_in(&part.path));
        }
    }
    page
}

fn parts(group: &str) -> Vec<&'static Known> {
    let is_part = |path: &str| path.starts_with(&format!("{group}.")) || path.starts_with(&format!("{group}[]"));
    fields::ALL.iter().filter(|field| is_part(&field.path)).collect()
}

fn holds(field: &Known) -> String {
    let kind = match field.kind {
        Kind::Text => "text",
        Kind::Truth => "true or false",
        Kind::Number => "a number",
        Kind::List => "a list",
        Kind::Group => "fields",
    };
    if field.may_be_blank { format!("{kind}, may be blank") } else { kind.to_owned() }
}

fn filled_in(path: &str) -> String {
    match facts::column(path) {
        Some(column) => format!("details sheet, “{}”", column.heading),
        None if path.starts_with("sites") => "Sites sheet".to_owned(),
        None if path.starts_with("systems") => "register of systems".to_owned(),
        None if path.starts_with("training") => "carebinder.toml".to_owned(),
        None => "worked out".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Set UPDATE to write the page anew.
    #[test]
    fn the_page_beside_the_library_is_the_one_that_the_types_give() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("policies").join(FILE);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, page()).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap(), page());
        for field in fields::ALL.iter() {
            assert!(page().contains(&format!("`{}`", field.path)), "{}", field.path);
        }
    }
}
