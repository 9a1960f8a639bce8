//! The group of the sample: head office and twelve branches, as its Sites sheet lists them.

use super::branch::{Branch, Kind, Person, Standing};

/// Name, ODS code, CQC location, address, kind, people, and what is wrong there.
type Listed = (&'static str, &'static str, &'static str, &'static str, Kind, u32, Standing);

const FINE: Standing = Standing {
    untrained: 0,
    unencrypted: false,
    factory_password: false,
    overdue_action: false,
    leaver_signs_in: false,
    no_second_step: false,
    breach: false,
};

pub const HEAD_OFFICE: &str = "Head office";
pub const HEAD_OFFICE_CODE: &str = "AYX7";
pub const HEAD_OFFICE_ADDRESS: &str = "4 Meadowbank Yard, Great Ambleton, Midshire MX1 2AB";

/// Postcode area and towns do not exist. Maple House opens in July: nobody has filled anything in for it.
#[rustfmt::skip]
const BRANCHES: &[Listed] = &[
    (HEAD_OFFICE, HEAD_OFFICE_CODE, "", HEAD_OFFICE_ADDRESS, Kind::HeadOffice, 13, FINE),
    ("Ash Court", "VMB01", "1-204417701", "12 Court Road, Great Ambleton, Midshire MX1 5AS", Kind::Nursing, 30, FINE),
    ("Birch House", "VMB02", "1-204417702", "3 Birch Rise, Great Ambleton, Midshire MX1 6BH", Kind::CareHome, 22,
     Standing { untrained: 1, breach: true, ..FINE }),
    ("Cedar Lodge", "VMB03", "1-204417703", "88 Harbour Street, Thornsea, Midshire MX8 1CL", Kind::CareHome, 20,
     Standing { untrained: 8, overdue_action: true, ..FINE }),
    ("Damson Grove", "VMB04", "1-204417704", "Damson Lane, Thornsea, Midshire MX8 3DG", Kind::Nursing, 28,
     Standing { untrained: 1, ..FINE }),
    ("Elder Mews", "VMB05", "1-204417705", "Flats 1 to 9, Elder Mews, Great Ambleton, Midshire MX1 9EM", Kind::SupportedLiving, 12,
     Standing { no_second_step: true, ..FINE }),
    ("Fern Gardens", "VMB06", "1-204417706", "20 Fern Gardens, Kirkhollow, Midshire MX6 4FG", Kind::SupportedLiving, 10,
     Standing { factory_password: true, ..FINE }),
    ("Hazel Close", "VMB07", "1-204417707", "5 to 8 Hazel Close, Kirkhollow, Midshire MX6 2HC", Kind::SupportedLiving, 14, FINE),
    ("Larch View", "VMB08", "1-204417708", "Larch Hill, Kirkhollow, Midshire MX6 7LV", Kind::CareHome, 24,
     Standing { untrained: 2, unencrypted: true, ..FINE }),
    ("Meadowbank Home Care Ambleton", "VMB09", "1-204417709", "Unit 2, Mill Wharf, Great Ambleton, Midshire MX1 1HA", Kind::HomeCare, 26,
     Standing { untrained: 2, leaver_signs_in: true, ..FINE }),
    ("Meadowbank Home Care Thornsea", "VMB10", "1-204417710", "51 High Street, Thornsea, Midshire MX8 1HT", Kind::HomeCare, 20,
     Standing { breach: true, ..FINE }),
    ("Meadowbank Home Care Kirkhollow", "VMB11", "1-204417711", "9 Market Place, Kirkhollow, Midshire MX6 1HK", Kind::HomeCare, 18,
     Standing { untrained: 4, ..FINE }),
    ("Maple House", "VMB12", "1-204417712", "1 Maple Way, Thornsea, Midshire MX8 6MH", Kind::CareHome, 0, FINE),
];

/// Head office comes first.
pub fn branches() -> Vec<Branch> {
    let mut first = 1;
    BRANCHES
        .iter()
        .map(|&(name, ods, cqc, address, kind, people, standing)| {
            let branch = Branch {
                name: name.to_owned(),
                ods: ods.to_owned(),
                cqc: cqc.to_owned(),
                address: address.to_owned(),
                kind,
                people,
                first,
                standing,
            };
            first += people;
            branch
        })
        .collect()
}

/// What somebody typed as a person's site; wrong on purpose: one person of two homes, one of none, and two of a home that
/// is written in one word.
pub fn typed(branch: &Branch, person: &Person) -> Option<&'static str> {
    match (branch.name.as_str(), person.place) {
        ("Ash Court", 21) => Some("Ash Court / Birch House"),
        ("Damson Grove", 18) => Some(""),
        ("Larch View", 11 | 12) => Some("Larchview"),
        _ => None,
    }
}
