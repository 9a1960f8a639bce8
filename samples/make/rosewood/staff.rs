//! `HR/Staff list.xlsx`: 46 people are listed, 40 of them count on 1 June 2026.
//!
//! Four have left and are still listed, one has not started, one has no access to personal data.

use crate::make::sheet::{Book, Rows, Sheet};

pub const BOOK: Book = Book {
    file: "HR/Staff list.xlsx",
    colour: 0x1F5A4C,
    author: "Paula Harding",
    made: "2026-05-28",
    sheets: &[
        Sheet {
            name: "Staff",
            title: "ROSEWOOD LODGE – STAFF LIST",
            note: "Updated by AW 28/05/26. Please do not delete leavers until the audit is done!",
            columns: &[
                ("Payroll no", 10),
                ("Surname", 16),
                ("First name", 14),
                ("Job role", 30),
                ("Staff type", 11),
                ("Hrs/wk", 8),
                ("Date started", 13),
                ("Date of leaving", 13),
                ("Work e-mail", 40),
                ("Access to personal data?", 13),
                ("Status", 17),
                ("Security clause in contract", 12),
                ("Induction completed", 13),
            ],
            rows: STAFF,
        },
        Sheet {
            name: "Volunteers and trustees",
            title: "Volunteers and trustees",
            note: "",
            columns: &[
                ("Name", 22),
                ("Role", 50),
                ("Type", 12),
                ("Date started", 13),
                ("Date of leaving", 13),
                ("E-mail", 34),
                ("Access to personal data?", 13),
                ("Security clause in contract", 12),
                ("Induction completed", 13),
            ],
            rows: VOLUNTEERS,
        },
    ],
};

/// Two John Smiths are two people: only the payroll numbers tell them apart. The agency nurse is
/// on somebody else's payroll. Carys Lewis is on leave and still counts; nobody ever filled in
/// whether Tracey Yeo has access. A quarter of the dates were pasted as text. Inductions are noted since
/// the end of 2021.
#[rustfmt::skip]
const STAFF: Rows = &[
    &["1055", "Adeyemi", "Tunde", "Care Assistant", "Staff", "36", "2023-08-14", "", "", "Yes", "Active", "Yes", "2023-08-18"],
    &["1028", "Bailey", "Craig", "Gardener", "Staff", "16", "2019-03-04", "", "", "No", "Active", "Yes"],
    &["1063", "Bevan", "Rhys", "Care Assistant", "Staff", "36", "15/07/2024", "", "", "Yes", "Active", "Yes", "2024-07-19"],
    &["", "Campbell", "Delroy", "Registered Nurse (RGN)", "Agency", "", "2025-11-17", "", "", "Yes", "Active", "Yes", "2025-11-18"],
    &["1014", "Carvalho", "Rui", "Head Cook", "Staff", "40", "17/10/2016", "", "kitchen@rosewood-lodge.example", "Yes", "Active", "Yes"],
    &["1006", "Clarke", "Denise", "Head Housekeeper", "Staff", "37", "2015-03-16", "", "", "Yes", "Active", "Yes"],
    &["1033", "Davies", "Elin", "Night Care Assistant", "Staff", "33", "2019-10-07", "", "", "Y", "Active", "Yes"],
    &["1046", "Dela Cruz", "Maricel", "Registered Nurse (RGN)", "Staff", "36", "2022-05-09", "", "m.delacruz@rosewood-lodge.example", "Yes", "Active", "Yes", "2022-05-13"],
    &["1043", "Eze", "Chidi", "Registered Nurse (nights)", "Staff", "33", "22/11/2021", "", "c.eze@rosewood-lodge.example", "Yes", "Active", "Yes", "2021-11-26"],
    &["1058", "Fernandes", "Inês", "Care Assistant", "Staff", "30", "2024-01-22", "", "", "Yes", "Active", "Yes", "2024-01-26"],
    &["1060", "Ferreira", "João", "Registered Nurse (nights)", "Staff", "33", "2024-04-15", "", "j.ferreira@rosewood-lodge.example", "Yes", "Active", "Yes", "2024-04-19"],
    &["1035", "Foster", "Kelly", "Care Assistant", "Staff", "24", "2020-02-10", "18/07/2025", "", "Yes", "Left", "Yes"],
    &["1024", "Griffiths", "Bethan", "Activities Co-ordinator", "Staff", "30", "02/07/2018", "", "activities@rosewood-lodge.example", "Yes", "Active", "Yes"],
    &["1008", "Harding", "Paula", "Administrator", "Staff", "37", "2015-11-02", "", "p.harding@rosewood-lodge.example", "Yes", "Active", "Yes"],
    &["1071", "Ibrahim", "Aisha", "Care Assistant", "Bank", "", "09/06/2025", "", "", "Yes", "Active", "Yes", "2025-06-12"],
    &["1052", "Jabłoński", "Piotr", "Care Assistant", "Staff", "36", "2023-03-06", "2025-10-31", "", "Yes", "Left", "Yes", "2023-03-10"],
    &["1056", "Joseph", "Sunitha", "Registered Nurse (RGN)", "Staff", "36", "2023-10-02", "", "s.joseph@rosewood-lodge.example", "Yes", "Active", "Yes", "2023-10-06"],
    &["1040", "Khan", "Saira", "Senior Care Assistant", "Staff", "36", "2021-05-17", "", "s.khan@rosewood-lodge.example", "Yes", "Active", "Yes"],
    &["1017", "Kowalczyk", "Agnieszka", "Senior Care Assistant", "Staff", "36", "06/02/2017", "", "a.kowalczyk@rosewood-lodge.example", "Yes", "Active", "Yes"],
    &["1050", "Lewis", "Carys", "Care Assistant", "Staff", "30", "2023-01-16", "", "", "Yes", "Maternity leave", "Yes", "2023-01-20"],
    &["1041", "Łukasik", "Zofia", "Receptionist", "Staff", "30", "2021-08-02", "", "reception@rosewood-lodge.example", "Yes", "Active", "Yes"],
    &["1036", "Menon", "Priya", "Clinical Lead (RGN)", "Staff", "37", "2020-09-14", "", "p.menon@rosewood-lodge.example", "Yes", "Active", "Yes"],
    &["1065", "Nair", "Lakshmi", "Care Assistant", "Staff", "36", "09/09/2024", "", "", "Yes", "Active", "Yes", "2024-09-13"],
    &["1022", "Nwosu", "Grace", "Deputy Manager", "Staff", "37", "2018-01-15", "", "g.nwosu@rosewood-lodge.example", "Yes", "Active", "Yes"],
    &["1030", "O’Brien", "Siobhán", "Registered Nurse (RGN)", "Staff", "30", "2019-06-03", "", "s.obrien@rosewood-lodge.example", "Yes", "Active", "Yes"],
    &["1062", "Ogunleye", "Folasade", "Senior Care Assistant (nights)", "Staff", "33", "2024-06-03", "", "", "Y", "Active", "Yes", "2024-06-07"],
    &["1001", "Okafor", "Martin", "Director", "Director", "", "2012-04-02", "", "m.okafor@rosewood-lodge.example", "Yes", "Active", "Yes"],
    &["1068", "Okonkwo", "Emeka", "Care Assistant", "Staff", "36", "17/02/2025", "", "", "Yes", "Active", "Yes", "2025-02-20"],
    &["1053", "Pereira", "Tiago", "Kitchen Assistant", "Staff", "24", "2023-04-24", "", "", "Yes", "Active", "Yes", "2023-04-28"],
    &["1069", "Pritchard", "Megan", "Care Assistant", "Staff", "24", "10/03/2025", "17/04/2026", "", "Yes", "Left", "Yes", "2025-03-12"],
    &["1066", "Reyes", "Jomar", "Registered Nurse (RGN)", "Bank", "", "2024-11-04", "", "", "Yes", "Active", "Yes", "2024-11-06"],
    &["1059", "Rowlands", "Gemma", "Care Assistant", "Staff", "30", "2024-02-19", "2026-01-31", "", "Yes", "Left", "Yes", "2024-02-23"],
    &["1027", "Santos", "Analyn", "Senior Care Assistant", "Staff", "36", "2018-11-19", "", "a.santos@rosewood-lodge.example", "Yes", "Active", "Yes"],
    &["1076", "Sharma", "Neha", "Care Assistant", "Staff", "36", "2026-06-15", "", "", "Yes", "Starts 15 June", "Yes"],
    &["1011", "Smith", "John", "Maintenance", "Staff", "37", "2016-05-09", "", "maintenance@rosewood-lodge.example", "Yes", "Active", "Yes"],
    &["1047", "Smith", "John", "Night Care Assistant", "Staff", "33", "05/09/2022", "", "", "Yes", "Active", "Yes", "2022-09-09"],
    &["1072", "Szymańska", "Katarzyna", "Care Assistant", "Staff", "36", "2025-09-08", "", "", "Yes", "Active", "Yes", "2025-09-11"],
    &["1049", "Thomas", "Gareth", "Care Assistant", "Bank", "", "2022-11-28", "", "", "Y", "Active", "Yes", "2022-12-02"],
    &["1019", "Tilley", "Sandra", "Laundry Assistant", "Staff", "24", "12/06/2017", "", "", "Yes", "Active", "Yes"],
    &["1074", "Villanueva", "Rowena", "Night Care Assistant", "Staff", "33", "2026-01-12", "", "", "Yes", "Active", "Yes", "2026-01-15"],
    &["1003", "Whitcombe", "Anneliese", "Registered Manager", "Staff", "37", "2014-09-01", "", "a.whitcombe@rosewood-lodge.example", "Yes", "Active", "Yes"],
    &["1038", "Wójcik", "Marek", "Night Care Assistant", "Staff", "33", "2021-01-11", "", "", "Yes", "Active", "Yes"],
    &["1044", "Yeo", "Tracey", "Domestic Assistant", "Staff", "20", "14/02/2022", "", "", "", "Active", "Yes", "2022-02-18"],
];

#[rustfmt::skip]
const VOLUNTEERS: Rows = &[
    &["Kenneth Ashdown", "Trustee, Rosewood Lodge residents’ comforts fund", "Trustee", "2019-05-01", "", "k.ashdown@comforts-fund.example", "Yes", "Yes"],
    &["Wendy Baptiste", "Befriender and library trolley", "Volunteer", "22/05/2023", "", "", "Yes", "Yes", "2023-05-26"],
    &["Julie Price", "Reading group and birthday list", "Volunteer", "2026-02-09", "", "", "Yes", "Yes", "2026-02-16"],
];
