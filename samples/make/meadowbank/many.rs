//! A group of any size: branches by number.

use super::branch::{Branch, Kind, Standing};
use super::sample::{HEAD_OFFICE, HEAD_OFFICE_ADDRESS, HEAD_OFFICE_CODE};
use crate::make::people::pick;

#[rustfmt::skip]
const TREES: &[&str] = &[
    "Alder", "Ash", "Aspen", "Beech", "Birch", "Bramble", "Cedar", "Cherry", "Chestnut", "Damson", "Elder", "Elm", "Fern", "Hawthorn", "Hazel", "Heather",
    "Holly", "Ivy", "Juniper", "Larch", "Laurel", "Lavender", "Lilac", "Lime", "Maple", "Myrtle", "Oak", "Pine", "Poplar", "Quince", "Rowan", "Sorrel",
    "Spruce", "Sycamore", "Thistle", "Walnut", "Willow",
];
const TOWNS: &[&str] = &[
    "Ambleton",
    "Thornsea",
    "Kirkhollow",
    "Harnsey",
    "Wexcombe Green",
    "Dunmarsh",
    "Oldbarrow",
    "Pellwick",
    "Scarrowby",
    "Tarnmere",
    "Upper Loxham",
];
const KINDS: &[Kind] = &[Kind::HomeCare, Kind::CareHome, Kind::SupportedLiving, Kind::Nursing];

pub fn branches(sites: u32, people: u32) -> Vec<Branch> {
    let head_office = Branch {
        name: HEAD_OFFICE.to_owned(),
        ods: HEAD_OFFICE_CODE.to_owned(),
        cqc: String::new(),
        address: HEAD_OFFICE_ADDRESS.to_owned(),
        kind: Kind::HeadOffice,
        people: 13,
        first: 1,
        standing: Standing::default(),
    };
    [head_office].into_iter().chain((1..=sites).map(|number| branch(number, people))).collect()
}

fn branch(number: u32, people: u32) -> Branch {
    let (tree, town, kind) = (pick(TREES, number), pick(TOWNS, number), pick(KINDS, number));
    // One tree in one town comes back after 407 branches.
    let again = match number / 407 {
        0 => String::new(),
        round => format!(" {}", round + 1),
    };
    let house = match kind {
        Kind::HomeCare => "Home Care",
        Kind::SupportedLiving => "Mews",
        Kind::Nursing => "Court",
        Kind::CareHome | Kind::HeadOffice => "House",
    };
    Branch {
        name: format!("{tree} {house} {town}{again}"),
        ods: format!("V{number:04}"),
        cqc: format!("1-3{number:08}"),
        address: format!("{number} {tree} Road, {town}, Midshire MX{} {}AA", number % 90 + 1, number % 9 + 1),
        kind,
        people,
        first: 14 + (number - 1) * people,
        standing: standing(number, people),
    }
}

/// Most things are as they should be in most branches.
fn standing(number: u32, people: u32) -> Standing {
    Standing {
        untrained: match number % 8 {
            1 => people / 30,
            3 => people / 4,
            _ => 0,
        },
        unencrypted: number % 9 == 5,
        factory_password: number % 16 == 7,
        overdue_action: number % 12 == 3,
        leaver_signs_in: number % 14 == 9,
        no_second_step: number % 20 == 11,
        breach: number % 4 == 1,
    }
}
