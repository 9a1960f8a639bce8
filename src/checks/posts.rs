//! What the words of a post say. A list has few of them, over and over: each is looked at once.

use indexmap::IndexMap;

use crate::registers::staff::StaffMember;
use crate::registers::text::key;

/// Posts that were looked at.
#[derive(Default)]
pub struct Posts<'a> {
    /// By type or role, whether it begins with the word agency.
    agency: IndexMap<&'a str, bool>,
    /// By role, whether it says something.
    named: IndexMap<&'a str, bool>,
}

/// What one row says of its post.
#[derive(Clone, Copy, Debug)]
pub struct Post {
    /// Whether the person comes from an agency.
    pub is_agency: bool,
    /// Whether there is a role, and it says something.
    pub is_named: bool,
}

impl<'a> Posts<'a> {
    pub fn of(&mut self, row: &'a StaffMember) -> Post {
        let agency = || key(row.kind_or_role().text()).split(' ').next() == Some("agency");
        Post {
            is_agency: *self.agency.entry(row.kind_or_role().text()).or_insert_with(agency),
            is_named: *self.named.entry(row.role.text()).or_insert_with(|| !row.role.says_nothing()),
        }
    }
}
