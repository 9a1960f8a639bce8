//! Made-up clients of a consultant. Each has words that no other has.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A client's own words: in the order of where they stand.
pub struct Client {
    pub folder: &'static str,
    /// In the name, the address, the name of a member of staff, a supplier, the settings, a template of its own.
    pub words: [&'static str; 6],
}

pub const CLIENTS: [Client; 4] = [
    Client {
        folder: "rose",
        words: ["Quibblerose", "Zanderlane", "Wexlowski", "Fintrollo", "Drumblekurs", "Ombrelwort"],
    },
    Client {
        folder: "lily",
        words: ["Jumblelily", "Kestrelgate", "Brombaczek", "Plinthora", "Snargelkurs", "Tavvelwort"],
    },
    Client {
        folder: "fern",
        words: ["Grizzlefern", "Mockbeggar", "Trelawnosz", "Cobblenix", "Quindrekurs", "Yarrelwort"],
    },
    Client {
        folder: "moss",
        words: ["Vexlemoss", "Hobblestrand", "Nightjarsen", "Umbrixio", "Pellowkurs", "Ickelwort"],
    },
];

impl Client {
    /// Writes the client's folder.
    pub fn keep(&self, clients: &Path) {
        let folder = clients.join(self.folder);
        fs::create_dir_all(folder.join("own")).unwrap();
        let [name, street, person, supplier, course, word] = self.words;
        let write = |file: &str, text: String| fs::write(folder.join(file), text).unwrap();
        write(
            "organisation.csv",
            format!(
                "Field,Value\nTrading name,{name} House\nLegal name,{name} Ltd\nODS code,VLF01\nAddress,1 {street}\n\
                 Data protection lead,Ann {person}\nSenior person for data security,Ann {person}\n\
                 Data used for research or planning,No\n"
            ),
        );
        write(
            "staff.csv",
            format!(
                "Staff number,Name,Job title,Start date\n1,Ann {person},Manager,01/02/2024\n2,Bo {person},Carer,01/02/2024\n"
            ),
        );
        write("training.csv", format!("Staff number,Name,Course,Completed\n1,Ann {person},{course},01/02/2026\n"));
        write("suppliers.csv", format!("Supplier,Service,Contact\n{supplier} Systems,Rota,01632 960001\n"));
        write("carebinder.toml", format!("[training]\ncourses = [\"{course}\"]\n[policies]\nfolder = \"own\"\n"));
        write(
            "own/visitors.typ",
            format!(
                "+++\ntitle = \"Visitors policy\"\nitems = [\"1.3.13\"]\nowner = \"data_lead\"\nreview_months = 12\n+++\n\
                 = Who this policy is for\n\n{{{{ org.name }}}} keeps a book called {word}.\n"
            ),
        );
    }
}

/// A folder with all the clients in it.
pub fn all() -> (tempfile::TempDir, PathBuf) {
    let place = tempfile::tempdir().unwrap();
    let clients = place.path().join("clients");
    for client in &CLIENTS {
        client.keep(&clients);
    }
    (place, clients)
}

/// A group of two sites among the clients.
pub fn with_a_group() -> (tempfile::TempDir, PathBuf) {
    let (place, clients) = all();
    let folder = clients.join("elm");
    fs::create_dir_all(&folder).unwrap();
    let write = |file: &str, text: &str| fs::write(folder.join(file), text).unwrap();
    write(
        "organisation.csv",
        "Field,Value\nTrading name,Elm Care\nLegal name,Elm Care Ltd\nODS code,AXY1\nData protection lead,Abe Ash\n\
         Senior person for data security,Abe Ash\nData used for research or planning,No\n",
    );
    write("sites.csv", "Site,ODS code,Manager\nAsh Court,VLF02,Abe Ash\nBirch House,VLF03,Bea Birch\n");
    write(
        "staff.csv",
        "Staff number,Name,Job title,Start date,Site\n1,Abe Ash,Manager,01/02/2024,Ash Court\n\
         2,Bea Birch,Manager,01/02/2024,Birch House\n",
    );
    (place, clients)
}

pub fn command(place: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_carebinder"));
    command
        .args(arguments)
        .current_dir(place)
        .env("XDG_CONFIG_HOME", place.join("config"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

pub fn carebinder(place: &Path, arguments: &[&str]) -> Output {
    command(place, arguments).output().unwrap()
}
