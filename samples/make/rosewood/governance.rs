//! `Data protection/Incidents, checks and risks.xlsx`: what went wrong, what is looked after, whom to call.
//!
//! Nothing is wrong here. No continuity test stands in it, as none has been held yet.

use crate::make::sheet::{Book, Rows, Sheet};

pub const BOOK: Book = Book {
    file: "Data protection/Incidents, checks and risks.xlsx",
    colour: 0x7B3F00,
    author: "Anneliese Whitcombe",
    made: "2026-05-27",
    sheets: &[
        Sheet {
            name: "Incident log",
            title: "Data breaches and near misses",
            note: "No names of residents or relatives in this log, please. Checked by AW 06/05/26",
            columns: &[
                ("Ref", 8),
                ("Date occurred", 13),
                ("Date discovered", 13),
                ("What happened", 46),
                ("Near miss?", 8),
                ("Cause", 34),
                ("People affected", 26),
                ("Risk to people", 10),
                ("Management told", 13),
                ("Actions approved by", 18),
                ("Actions approved on", 13),
                ("People told", 13),
                ("Reported to the ICO", 13),
                ("Process reviewed", 13),
                ("Lessons", 46),
                ("Date closed", 13),
            ],
            rows: INCIDENTS,
        },
        Sheet {
            name: "Spot checks",
            title: "Data protection spot checks",
            note: "Quarterly round by Grace Nwosu. Next: June 2026",
            columns: &[
                ("Date of check", 13),
                ("Area", 26),
                ("What was checked", 44),
                ("Result", 12),
                ("Findings", 44),
                ("Action", 44),
                ("Action owner", 20),
                ("Approved by", 18),
                ("Due date", 13),
                ("Date closed", 13),
            ],
            rows: CHECKS,
        },
        Sheet {
            name: "Risk register",
            title: "Risk register – data and cyber security",
            note: "Board went through it 12/01/26. Likelihood × impact, 1 to 5",
            columns: &[
                ("Ref", 6),
                ("Risk", 44),
                ("Likelihood", 10),
                ("Impact", 10),
                ("Score", 8),
                ("Plan to reduce it", 54),
                ("Risk owner", 22),
                ("Told to management", 14),
                ("Next review", 13),
            ],
            rows: RISKS,
        },
        Sheet {
            name: "Emergency contacts",
            title: "EMERGENCY CONTACTS – if the computers, the telephones or the power are down",
            note: "Printed for the sealed folder. If a number changes, print it again!",
            columns: &[
                ("Contact", 30),
                ("What for", 44),
                ("Telephone", 15),
                ("E-mail", 36),
                ("Printed on", 13),
                ("Where kept", 40),
            ],
            rows: CONTACTS,
        },
        Sheet {
            name: "Complaints",
            title: "Complaints about personal data",
            note: "All other complaints are in the care complaints file",
            columns: &[
                ("Ref", 8),
                ("Date received", 13),
                ("What it is about", 48),
                ("About personal data?", 11),
                ("Acknowledged", 13),
                ("Outcome", 54),
                ("Date closed", 13),
            ],
            rows: COMPLAINTS,
        },
    ],
};

const MARTIN: &str = "Martin Okafor";
const GRACE: &str = "Grace Nwosu";
const PAULA: &str = "Paula Harding";

/// A near miss reached nobody, so nobody had to be told; none of the three had to go to the ICO.
#[rustfmt::skip]
const INCIDENTS: Rows = &[
    &["DB-01", "2024-06-20", "2024-06-20", "A handover sheet was left on a table in the visitors’ lounge and handed in by a visitor.", "No",
      "Sheet carried round in a pocket with loose papers", "4 residents: first names and rooms", "Low", "2024-06-20", MARTIN, "2024-06-24", "2024-06-21", "",
      "2024-07-01", "Handover moved to the care tablets; paper sheets stay in the nurses’ station and are shredded daily.", "2024-07-05"],
    &["DB-02", "2025-11-11", "2025-11-11", "An e-mail about a resident’s hospital appointment went to a relative of another resident, who rang us at once and deleted it.", "No",
      "Address completed itself; two relatives have the same surname", "1 resident: name and date of appointment", "Low", "2025-11-12", MARTIN, "2025-11-14", "2025-11-13", "",
      "2025-11-24", "Addresses no longer complete themselves in the reception mailbox; e-mail to relatives is read by a second person.", "2025-12-01"],
    &["DB-03", "2026-02-17", "2026-02-17", "A hospital transfer pack for another resident was found in the envelope before it left the building.", "Yes",
      "Two transfers were prepared on the same desk", "Nobody: it did not leave the home", "Low", "2026-02-17", MARTIN, "2026-02-19", "", "",
      "2026-02-24", "Packs are prepared one at a time, and the nurse who signs for the envelope checks the name on each page.", "2026-02-27"],
];

#[rustfmt::skip]
const CHECKS: Rows = &[
    &["2025-09-16", "Main office", "Are desks clear and cabinets locked when nobody is in the room?", "Partly", "One cabinet of personnel files was unlocked over lunch.",
      "Key kept in the key safe; office staff reminded.", PAULA, MARTIN, "2025-09-30", "2025-09-24"],
    &["2025-09-16", "Nurses’ station", "Are screens locked when nobody sits at them?", "Pass", "All locked.", "", "", MARTIN],
    &["2025-09-16", "Care tablets", "Are all tablets signed for and in the cabinet when charging?", "Pass", "All there, sheet complete.", "", "", MARTIN],
    &["2025-12-09", "Reception", "Is the visitors’ book kept so that nobody can read earlier pages?", "Partly", "Earlier names could be read.",
      "New book with tear-off slips.", "Zofia Łukasik", MARTIN, "2026-01-09", "2026-01-05"],
    &["2025-12-09", "E-mail", "Ten e-mails to relatives: right person, nothing that need not be there?", "Pass", "All ten in order.", "", "", MARTIN],
    &["2025-12-09", "Confidential waste", "Is the shredding bin locked and is nothing lying beside it?", "Pass", "Locked; collected every month.", "", "", MARTIN],
    &["2026-03-24", "Nurses’ station", "Are screens locked when nobody sits at them?", "Partly", "Two screens were unlocked.",
      "Staff spoken to; PC 3 and PC 4 now lock after two minutes.", PAULA, MARTIN, "2026-04-10", "2026-03-31"],
    &["2026-03-24", "Care records", "Five care plans: dated, signed and about the right resident?", "Pass", "All five in order.", "", "", MARTIN],
    &["2026-03-24", "Passwords", "Is any password written down on a desk, a screen or a tablet?", "Partly", "A door code was on a note in the staff room.",
      "Note destroyed and code changed the same day; on the agenda of the April team meeting.", GRACE, MARTIN, "2026-04-30", "2026-04-21"],
    &["2026-03-24", "Breach procedure", "Three members of staff: do they know whom to tell?", "Pass", "All three did.", "", "", MARTIN],
];

#[rustfmt::skip]
const RISKS: Rows = &[
    &["R1", "Phishing: somebody gives a password away, and a stranger reads our e-mail or demands money.", "4", "4", "16",
      "Refresher sessions with examples; MFA on e-mail; invoices are paid only after a telephone call.", "Anneliese Whitcombe", "2026-01-12", "2026-07-13"],
    &["R2", "Loss or theft of a care tablet with residents’ records on it.", "3", "4", "12",
      "Encryption, PIN and remote wipe; tablets signed for at each shift and locked away when charging.", GRACE, "2026-01-12", "2026-10-12"],
    &["R3", "The ageing office PC (PC 2) gets no more security updates.", "3", "3", "9",
      "No e-mail on it and no administrator rights; new PC quoted for, together with a new label printer.", PAULA, "2026-01-12", "2026-07-13"],
    &["R4", "Broadband fails for a day: no care plans and no medication records on the tablets.", "2", "4", "8",
      "Mobile data on the two trolley tablets; printed medication charts each Sunday; page in the continuity plan.", "Priya Menon", "2026-01-12", "2027-01-11"],
];

const FOLDER: &str = "Sealed emergency folder, nurses’ station";

#[rustfmt::skip]
const CONTACTS: Rows = &[
    &["Anneliese Whitcombe", "Registered manager, at any hour", "07700 900138", "a.whitcombe@rosewood-lodge.example", "2026-05-20", FOLDER],
    &[MARTIN, "Director: money, press, decision to close", "07700 900141", "m.okafor@rosewood-lodge.example", "2026-05-20", FOLDER],
    &["Pennygill IT Support Ltd", "PCs, Wi-Fi, back-ups, nurse call server, lost tablet", "01632 960 151", "helpdesk@pennygill.example", "2026-05-20", FOLDER],
    &["Fenmarsh Telecom Ltd", "Telephone lines and broadband", "01632 960 154", "care@fenmarsh.example", "2026-05-20", FOLDER],
    &["Larchfold Care Systems Ltd", "Care planning does not open", "01632 960 142", "support@larchfold.example", "2026-05-20", FOLDER],
    &["Dosewell Digital Ltd", "Medication records do not open", "01632 960 143", "help@dosewell.example", "2026-05-20", FOLDER],
    &["Brackwater Cloud Ltd", "E-mail, Teams and shared files", "01632 960 147", "service@brackwater.example", "2026-05-20", FOLDER],
    &["Rotafern Ltd", "Rota app", "01632 960 146", "hello@rotafern.example", "2026-05-20", FOLDER],
    &["Quillpay Bureau Ltd", "Payroll and payslips", "01632 960 145", "payroll@quillpay.example", "2026-05-20", FOLDER],
    &["Larkbarrow Learning Ltd", "E-learning site", "01632 960 152", "admin@larkbarrow.example", "2026-05-20", FOLDER],
    &["Vettingstone Checks Ltd", "DBS applications", "01632 960 153", "dbs@vettingstone.example", "2026-05-20", FOLDER],
    &["Wyndbeck Pharmacy Ltd", "Medicines and copies of charts, if the records are lost", "01632 960 144", "homes@wyndbeck.example", "2026-05-20", FOLDER],
];

#[rustfmt::skip]
const COMPLAINTS: Rows = &[
    &["DC-01", "2026-03-10", "A relative asked why the visitors’ book in reception wants a telephone number.", "Yes", "2026-03-11",
      "Explained by letter: it was meant for tracing contacts, which is over. The column was taken out of the book. The relative was content.", "2026-03-27"],
];
