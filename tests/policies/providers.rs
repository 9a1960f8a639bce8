//! Five providers, as the spreadsheets that they keep.

use rust_xlsxwriter::Workbook;
use tempfile::TempDir;

/// A provider and what is special about it.
pub struct Provider {
    /// What it stands for.
    pub kind: &'static str,
    pub name: &'static str,
    /// The details sheet.
    details: &'static [(&'static str, &'static str)],
    /// Site, address, manager, kind of service.
    sites: &'static [[&'static str; 4]],
    /// Policies of the library that are not for it.
    pub left_out: usize,
}

impl Provider {
    pub fn folder(&self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        let mut workbook = Workbook::new();
        let details = workbook.add_worksheet().set_name("Organisation").unwrap();
        for (row, (label, value)) in (0..).zip(self.details) {
            details.write(row, 0, *label).unwrap().write(row, 1, *value).unwrap();
        }
        if !self.sites.is_empty() {
            let sites = workbook.add_worksheet().set_name("Sites").unwrap();
            sites.write_row(0, 0, ["Site", "Address", "Manager", "Service type"]).unwrap();
            for (row, site) in (1..).zip(self.sites) {
                sites.write_row(row, 0, *site).unwrap();
            }
        }
        workbook.save(folder.path().join("registers.xlsx")).unwrap();
        folder
    }
}

pub const PROVIDERS: &[Provider] = &[
    Provider {
        kind: "care home",
        name: "Larkfield House",
        details: &[
            ("Trading name", "Larkfield House"),
            ("Legal name", "Larkfield Care Ltd"),
            ("Address", "4 Larkfield Road, Midchester MX1 2AB"),
            ("Telephone", "01632 960 001"),
            ("E-mail", "office@larkfield.example"),
            ("ODS code", "VLX01"),
            ("CQC location ID", "1-100000001"),
            ("Service type", "Care home without nursing"),
            ("ICO registration number", "ZA000001"),
            ("Registered manager", "Joan Pike"),
            ("Data protection lead", "Joan Pike"),
            ("Data protection lead role", "Registered manager"),
            ("Senior person for data security", "Peter Lark"),
            ("Senior person role", "Director"),
            ("Caldicott Guardian", "Joan Pike"),
            ("Data protection officer", "Ames & Co"),
            ("IT support", "Midchester IT, 01632 960 002"),
            ("Care records", "Both"),
            ("Staff use their own devices", "Yes"),
            ("Staff are given mobile devices", "Yes"),
            ("CCTV", "Yes"),
            ("AI tools", "Yes"),
            ("Data used for research or planning", "Yes"),
        ],
        sites: &[],
        left_out: 0,
    },
    Provider {
        kind: "home care",
        name: "Willow Home Care",
        details: &[
            ("Trading name", "Willow Home Care"),
            ("Service type", "Domiciliary care"),
            ("Telephone", "01632 960 003"),
            ("Registered manager", "Amir Shah"),
            ("Data protection lead", "Amir Shah"),
            ("Senior person for data security", "Ruth Willow"),
            ("Senior person role", "Owner"),
            ("Care records", "Digital"),
            ("Staff use their own devices", "Yes"),
            ("Staff are given mobile devices", "No"),
            ("CCTV", "No"),
            ("AI tools", "No"),
            ("Data used for research or planning", "No"),
        ],
        sites: &[],
        left_out: 2,
    },
    Provider {
        kind: "supported living",
        name: "Beacon Supported Living",
        details: &[
            ("Trading name", "Beacon Supported Living"),
            ("Legal name", "Beacon Trust"),
            ("E-mail", "hello@beacon.example"),
            ("Service type", "Supported living"),
            ("Data protection lead", "Sally Rook"),
            ("Data protection lead role", "Quality manager"),
            ("Senior person for data security", "Dev Anand"),
            ("Senior person role", "Chief executive"),
            ("Care records", "Paper"),
            ("Staff use their own devices", "No"),
            ("Staff are given mobile devices", "Yes"),
            ("CCTV", "Yes"),
            ("AI tools", "Yes"),
            ("Data used for research or planning", "No"),
        ],
        sites: &[
            ["Beacon North", "1 North Street, Midchester MX1 1AA", "Ola Berg", "Supported living"],
            ["Beacon South", "2 South Street, Midchester MX1 1AB", "", "Supported living"],
            ["Beacon Quay & Wharf (flats #3–#9)", "", "Ivy Marsh", "Extra care"],
        ],
        left_out: 1,
    },
    Provider {
        kind: "one director",
        name: "Anna’s Care",
        details: &[
            ("Trading name", "Anna’s Care"),
            ("Data protection lead", "Anna Holm"),
            ("Senior person for data security", "Anna Holm"),
            ("Data used for research or planning", "No"),
        ],
        sites: &[],
        left_out: 3,
    },
    Provider {
        kind: "long names",
        name: "Φροντίδα Αγίας Ελένης & Łódzka-Śródmiejska Opieka Społeczna Stowarzyszenie Wyższej Użyteczności #1 [Leeds]",
        details: &[
            (
                "Trading name",
                "Φροντίδα Αγίας Ελένης & Łódzka-Śródmiejska Opieka Społeczna Stowarzyszenie Wyższej Użyteczności #1 [Leeds]",
            ),
            (
                "Legal name",
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft *Care* Ltd",
            ),
            ("Address", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch House, = 1 $treet, @Leeds"),
            ("Telephone", "+44 (0)1632 960004 / 960005 / 960006 / 960007, extension 123456789"),
            ("E-mail", "data.protection.and.information.governance.office@a-very-long-domain-name-for-care.example"),
            ("Service type", "Care home, home care and supported living"),
            ("ICO registration number", "ZA000005"),
            ("Registered manager", "Александра Константиновна Преображенская-Вознесенская"),
            ("Data protection lead", "Nguyễn Thị Minh Khai Wolfeschlegelsteinhausenbergerdorff"),
            (
                "Data protection lead role",
                "Information governance, data protection and records management co-ordinator (interim)",
            ),
            ("Senior person for data security", "Đorđe Ştefănescu-O’Brien de la Fontaine-Featherstonehaugh"),
            ("Senior person role", "Chair, chief executive and nominated individual"),
            ("Caldicott Guardian", "Ελένη Παπακωνσταντίνου"),
            ("IT support", "#eval(\"1\") $x$ <label> @ref `raw` // comment /* and */ ~ -- --- https://it.example"),
            ("Care records", "Both"),
            ("Staff use their own devices", "Yes"),
            ("Staff are given mobile devices", "Yes"),
            ("CCTV", "Yes"),
            ("AI tools", "Yes"),
            ("Data used for research or planning", "Yes"),
        ],
        sites: &[["Łańcut-Ηράκλειο-Новосибирск-Houses-Without-Any-Space-In-Their-Name", "", "", ""]],
        left_out: 0,
    },
];
