//! Sign-in names and e-mail addresses: they give a person away in any letter case, where a name is told by its capital.

use std::collections::BTreeSet;

use super::name_words;
use crate::registers::Registers;
use crate::registers::accounts::{Account, AccountKind};

/// Sign-in names that tell what an account is for, and nobody.
const OF_NOBODY: &[&str] = &[
    "account",
    "accounts",
    "admin",
    "administrator",
    "care",
    "carer",
    "carers",
    "enquiries",
    "guest",
    "info",
    "kitchen",
    "manager",
    "night",
    "nights",
    "none",
    "nurse",
    "nurses",
    "office",
    "reception",
    "rota",
    "shared",
    "staff",
    "team",
    "test",
    "training",
    "user",
];

/// Words that are also names: a sign-in name such as these is withheld where it has a capital letter, as names are, for
/// they stand in many sentences.
const ORDINARY: &[&str] = &[
    "april", "august", "baker", "banks", "bell", "best", "bill", "black", "brown", "case", "chance", "church", "cook",
    "day", "dean", "english", "faith", "field", "frank", "french", "good", "grace", "green", "grant", "hall", "hill",
    "home", "hope", "house", "joy", "june", "king", "lane", "law", "long", "major", "mark", "may", "noble", "page",
    "park", "pat", "power", "price", "read", "rich", "rob", "rose", "sharp", "short", "small", "stone", "street",
    "strong", "sue", "summer", "ward", "white", "will", "winter", "wise", "wood", "young",
];

/// The sign-in names and addresses that the registers hold, in lower case.
#[derive(Debug, Default)]
pub struct Logins(BTreeSet<String>);

impl Logins {
    /// Those of people: shared mailboxes and machines are nobody's, unless somebody's name is in them. What is also a
    /// word of the provider's own, as of a role or a system, is kept: it stands in many sentences.
    pub fn of(registers: &Registers, names: &BTreeSet<String>, own: &BTreeSet<String>) -> Self {
        let mut known: BTreeSet<String> = OF_NOBODY.iter().chain(ORDINARY).map(|word| (*word).to_owned()).collect();
        let roles = registers.staff.records.iter().map(|row| row.role.text());
        let systems = registers.accounts.records.iter().map(|row| row.system.text());
        let sites = registers.sites.records.iter().map(|row| row.name.text());
        known.extend(own.iter().cloned());
        known.extend(roles.chain(systems).chain(sites).flat_map(pieces).map(str::to_lowercase));
        let addresses = registers.staff.records.iter().chain(&registers.staff.struck).map(|row| row.email.text());
        let of_training =
            registers.training.records.iter().chain(&registers.training.struck).map(|row| row.email.text());
        let accounts = registers.accounts.records.iter().chain(&registers.accounts.struck);
        let signed_in = accounts.clone().filter(|row| is_of_somebody(row, names)).map(|row| row.account.text());
        let all = addresses.chain(of_training).chain(accounts.map(|row| row.email.text())).chain(signed_in);
        let mut logins = BTreeSet::new();
        for login in all.flat_map(pieces).map(str::to_lowercase) {
            let local = login.split('@').next().unwrap_or_default().to_owned();
            logins.extend([login, local].into_iter().filter(|part| part.chars().count() > 2 && !known.contains(part)));
        }
        Self(logins)
    }

    /// The text with each of them replaced, and each address or compound that is made of names.
    pub fn without(&self, text: &str, names: &BTreeSet<String>, withheld: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(is_of_login) {
            let (before, from) = rest.split_at(start);
            let (token, after) = from.split_at(from.find(|c| !is_of_login(c)).unwrap_or(from.len()));
            // The stop at the end of a sentence belongs to no address.
            let login = token.trim_matches(|c: char| !c.is_alphanumeric());
            out.push_str(before);
            if !login.is_empty() && self.is_known(&login.to_lowercase(), names) {
                out.push_str(&token.replacen(login, withheld, 1));
            } else {
                out.push_str(token);
            }
            rest = after;
        }
        out + rest
    }

    fn is_known(&self, login: &str, names: &BTreeSet<String>) -> bool {
        if self.0.contains(login) {
            return true;
        }
        let local = login.split('@').next().unwrap_or_default();
        let is_address = local.len() < login.len();
        if is_address {
            return self.0.contains(local) || has_name(local, names);
        }
        let is_compound = login.contains(['.', '_']);
        let mut words = name_words(login).peekable();
        is_compound && words.peek().is_some() && words.all(|word| names.contains(word))
    }
}

fn is_of_somebody(row: &Account, names: &BTreeSet<String>) -> bool {
    let is_nobodys = [AccountKind::Shared, AccountKind::Service].into_iter().any(|kind| row.kind.is(kind));
    !is_nobodys || has_name(&row.account.text().to_lowercase(), names)
}

/// Whether a word of a name stands in it: “tadeyemi”, “adeyemi.t”. A short one is in too many words: “ann” in “planning”.
fn has_name(login: &str, names: &BTreeSet<String>) -> bool {
    const LONG: usize = 5;
    name_words(login).any(|word| {
        names.contains(word) || names.iter().any(|name| name.chars().count() >= LONG && word.contains(name.as_str()))
    })
}

/// What of a cell can be a sign-in name: “HOME\tadeyemi”, “tadeyemi; badeyemi”.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_of_login(c)).map(|piece| piece.trim_matches(|c: char| !c.is_alphanumeric()))
}

fn is_of_login(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '@' | '+' | '\'' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str) -> String {
        let names = ["tunde", "adeyemi", "price"].map(str::to_owned).into();
        let logins = Logins(["sunny7", "tadeyemi", "tunde@rose.example", "tunde"].map(str::to_owned).into());
        logins.without(text, &names, "[x]")
    }

    #[test]
    fn a_login_is_met_in_any_letter_case_and_an_ordinary_word_is_not() {
        assert_eq!(without("Rota, tadeyemi: open"), "Rota, [x]: open");
        assert_eq!(without("HOME\\TADEYEMI and Sunny7."), "HOME\\[x] and [x].");
        assert_eq!(without("the price of training.xlsx, sunny70"), "the price of training.xlsx, sunny70");
    }

    #[test]
    fn an_address_with_a_name_in_it_is_met_though_no_register_holds_it() {
        assert_eq!(without("ask tunde@rose.example."), "ask [x].");
        assert_eq!(without("<T.Adeyemi@other.example>"), "<[x]>");
        assert_eq!(without("(tunde_adeyemi)"), "([x])");
        assert_eq!(without("info@rose.example"), "info@rose.example");
    }
}
