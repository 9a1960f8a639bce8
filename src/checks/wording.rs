//! What a finding says: words of the program, or words made for one case.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// Text that is cheap to copy: a list of a hundred thousand findings that say the same holds it once.
#[derive(Clone, Debug)]
pub enum Wording {
    Fixed(&'static str),
    Made(Arc<str>),
}

impl Deref for Wording {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Fixed(text) => text,
            Self::Made(text) => text,
        }
    }
}

impl From<&'static str> for Wording {
    fn from(text: &'static str) -> Self {
        Self::Fixed(text)
    }
}

impl From<String> for Wording {
    fn from(text: String) -> Self {
        Self::Made(text.into())
    }
}

impl PartialEq for Wording {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl PartialEq<String> for Wording {
    fn eq(&self, other: &String) -> bool {
        **self == **other
    }
}

impl fmt::Display for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl Serialize for Wording {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}
