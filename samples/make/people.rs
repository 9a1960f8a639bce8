//! People who do not exist, by number: the same number is always the same person.

use chrono::{Datelike, Days, NaiveDate};

/// Forenames and surnames that are common together. The lengths of two lists have no common divisor, so that their
/// product is the number of people before a name comes back.
type Names = (&'static [&'static str], &'static [&'static str]);

#[rustfmt::skip]
const HOME: Names = (
    &["Alison", "Andrew", "Beverley", "Bronwen", "Callum", "Catriona", "Chloe", "Christine", "Darren", "Deborah", "Dylan", "Eilidh", "Emma", "Fiona",
      "Gavin", "Georgia", "Hannah", "Heather", "Iain", "Jade", "Jason", "Karen", "Kieran", "Leanne", "Lorraine", "Lynne", "Maureen", "Niamh", "Nicola",
      "Owen", "Philip", "Rebecca", "Rosie", "Sharon", "Stephen", "Tracy", "Vanessa"],
    &["Abbott", "Ainsworth", "Barker", "Beckett", "Bowen", "Bradshaw", "Byrne", "Cartwright", "Chapman", "Cooper", "Dawson", "Donnelly", "Douglas",
      "Ellis", "Evans", "Fairclough", "Fletcher", "Gallagher", "Garside", "Gibson", "Hargreaves", "Hartley", "Hewitt", "Hopkins", "Hughes", "Jarvis",
      "Jenkins", "Kennedy", "Kerr", "Lockwood", "Lowe", "MacLeod", "Marsden", "McKenna", "Morgan", "Murray", "Naylor", "Norris", "Oakley", "Parry",
      "Pearson", "Potts", "Quinn", "Ramsay", "Reid", "Robson", "Sheldon", "Sinclair", "Stokes", "Sutcliffe", "Tait", "Thornton", "Turnbull", "Unsworth",
      "Vaughan", "Walsh", "Watkins", "Whittle", "Wilkes", "Wragg", "Yates"],
);

#[rustfmt::skip]
const OTHERS: &[Names] = &[
    (&["Amina", "Anjali", "Bilal", "Deepa", "Farah", "Gurpreet", "Imran", "Jaspreet", "Meera", "Nadia", "Rajesh", "Shabnam", "Sunita"],
     &["Ahmed", "Akhtar", "Begum", "Chowdhury", "Desai", "Hussain", "Iqbal", "Kaur", "Mathew", "Patel", "Rahman", "Shah", "Singh", "Thapa", "Varghese", "Mistry", "Malik"]),
    (&["Abena", "Blessing", "Chinedu", "Comfort", "Farai", "Kwabena", "Ngozi", "Olumide", "Precious", "Rudo", "Tendai", "Thandiwe", "Yaw"],
     &["Abiola", "Adjei", "Asante", "Banda", "Chikwanha", "Danso", "Igwe", "Mensah", "Moyo", "Mutasa", "Ncube", "Ndlovu", "Obi", "Osei", "Sibanda", "Uche", "Wanjiru"]),
    (&["Adrian", "Ana", "Beata", "Cristina", "Dorota", "Ewa", "Ioana", "Krzysztof", "Magda", "Miguel", "Monika", "Sofia", "Tomasz"],
     &["Almeida", "Baran", "Costa", "Dumitru", "Gomes", "Ionescu", "Kamińska", "Lisowski", "Marin", "Nowak", "Popescu", "Radu", "Ribeiro", "Sikora", "Stan", "Wiśniewska", "Zając"]),
    (&["Alona", "Bernadette", "Cherry", "Dennis", "Edwin", "Grace Ann", "Jocelyn", "Liezl", "Mark Anthony", "Marites", "Noel", "Rosalie", "Winston"],
     &["Aquino", "Bautista", "Bernard", "Castillo", "Cruz", "De Guzman", "Francis", "Garcia", "Joseph", "Lindo", "Mendoza", "Navarro", "Ramos", "Salazar", "Torres", "Villegas", "Wong"]),
];

/// Forename and surname of a person. No two of a hundred thousand have the same.
#[allow(clippy::indexing_slicing, reason = "there are four other lists, and a remainder is within its list")]
pub fn name(number: u32) -> (&'static str, String) {
    // Six in ten; the others come by turns.
    let (round, turn) = (number / 10, number % 10);
    let (names, place) = match usize::try_from(turn).unwrap_or(0).checked_sub(6) {
        None => (&HOME, round * 6 + turn),
        Some(other) => (&OTHERS[other], round),
    };
    let surname = pick(names.1, place * 7);
    // When all names were given away, people have two surnames.
    let before = usize::try_from(place).unwrap_or(0) / (names.0.len() * names.1.len());
    let surname = match before {
        0 => surname.to_owned(),
        round => format!("{surname}-{}", HOME.1[round * 7 % HOME.1.len()]),
    };
    (pick(names.0, place * 11), surname)
}

pub fn full_name(number: u32) -> String {
    let (forename, surname) = name(number);
    format!("{forename} {surname}")
}

/// What stands at a place of a list that goes round and round.
#[allow(clippy::indexing_slicing, reason = "a remainder is within its list")]
pub fn pick<T: Copy>(list: &[T], place: u32) -> T {
    list[usize::try_from(place).unwrap_or(0) % list.len()]
}

/// A day so many days after another.
pub fn after(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(day)
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// The Monday of a week: people start on Mondays.
pub fn monday(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())).unwrap_or(day)
}

/// A sign-in name without signs beyond ASCII: `wisniewska.m`.
pub fn login(forename: &str, surname: &str) -> String {
    let initial = forename.chars().next().unwrap_or('x');
    let name: String = format!("{surname}.{initial}").to_lowercase().chars().map(plain).filter(|&c| c != ' ').collect();
    name
}

fn plain(letter: char) -> char {
    match letter {
        'ą' => 'a',
        'ń' => 'n',
        'ś' => 's',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn no_two_people_have_one_name() {
        let names: BTreeSet<String> = (0..100_000).map(super::full_name).collect();
        assert_eq!(names.len(), 100_000);
    }
}
