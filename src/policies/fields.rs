//! Which fields there are, made from the types of [`Facts`]: for the reference page, and to look up what a template
//! names.

use std::sync::LazyLock;

use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::facts::Facts;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Truth,
    Number,
    List,
    /// Several fields under one name.
    Group,
}

/// One field of a template.
#[derive(Debug, PartialEq, Eq)]
pub struct Known {
    /// `org.name`; of what a list holds, `sites[].name`.
    pub path: String,
    pub kind: Kind,
    /// Whether a provider may have left it blank.
    pub may_be_blank: bool,
    /// What it means, in a sentence.
    pub about: String,
}

/// Every field, in the order of the types.
pub static ALL: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let inline = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let schema = inline.into_generator().into_root_schema_for::<Facts>();
    let mut fields = Vec::new();
    add_properties("", schema.as_value(), &mut fields);
    fields
});

/// The field of a path.
pub fn known(path: &str) -> Option<&'static Known> {
    ALL.iter().find(|field| field.path == path)
}

fn add_properties(path: &str, schema: &Value, fields: &mut Vec<Known>) {
    for (name, property) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        let about = property.get("description").and_then(Value::as_str).unwrap_or("").replace('\n', " ");
        let (kind, may_be_blank) = kind_of(property);
        fields.push(Known { path: path.clone(), kind, may_be_blank, about });
        add_properties(&path, property, fields);
        if let Some(items) = property.get("items") {
            let each = format!("{path}[]");
            add_properties(&each, items, fields);
            if items.get("properties").is_none() {
                let about = format!("Each of {path}.");
                fields.push(Known { path: each, kind: kind_of(items).0, may_be_blank: false, about });
            }
        }
    }
}

/// A type such as `["string", "null"]` may be blank.
fn kind_of(property: &Value) -> (Kind, bool) {
    let names: Vec<&str> = match property.get("type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let kind = match names.first() {
        Some(&"boolean") => Kind::Truth,
        Some(&"integer") => Kind::Number,
        Some(&"array") => Kind::List,
        Some(&"object") => Kind::Group,
        _ => Kind::Text,
    };
    (kind, names.contains(&"null"))
}

#[cfg(test)]
mod tests {
    use super::super::facts::SOURCES;
    use super::*;

    #[test]
    fn the_types_give_the_fields() {
        let name = known("org.name").unwrap();
        assert_eq!((name.kind, name.may_be_blank), (Kind::Text, true));
        assert!(name.about.contains("trading name"));
        assert_eq!(known("sites").unwrap().kind, Kind::List);
        assert!(known("sites[].manager").unwrap().may_be_blank);
        assert!(!known("sites[].name").unwrap().may_be_blank);
        assert_eq!(known("uses.cctv").unwrap().kind, Kind::Truth);
        assert_eq!(known("counts.staff").unwrap().kind, Kind::Number);
    }

    #[test]
    fn every_field_is_explained_and_every_detail_says_where_it_is_filled_in() {
        for field in ALL.iter() {
            assert!(field.about.ends_with('.'), "{}: {:?}", field.path, field.about);
            let of_details =
                ["org.", "uses.", "records.", "service."].iter().any(|group| field.path.starts_with(group));
            let has_source = SOURCES.iter().any(|(path, _)| *path == field.path);
            assert_eq!(of_details, has_source, "{}", field.path);
        }
    }
}
