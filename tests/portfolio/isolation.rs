//! Never one client's data in another's pack.

use std::fs;

use crate::clients::{self, CLIENTS};
use crate::traces;

/// Which words of other clients stand in the text, which is a client's own.
fn strangers(own: &str, text: &str) -> Vec<&'static str> {
    let others = CLIENTS.iter().filter(|client| client.folder != own);
    others.flat_map(|client| client.words).filter(|word| text.contains(word)).collect()
}

#[test]
fn no_word_of_a_client_is_in_the_pack_of_another() {
    let (place, _) = clients::all();
    let arguments = ["build", "clients", "--as-of", "2026-06-01", "--jobs", "2", "--separate-policies"];
    // Twice: what a pack is built over must not leave a trace either.
    for _ in 0..2 {
        let output = clients::carebinder(place.path(), &arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    for client in &CLIENTS {
        let pack = place.path().join("out").join(client.folder);
        let text = traces::of(&pack);
        assert_eq!(strangers(client.folder, &text), Vec::<&str>::new(), "{}", client.folder);
        // The search would find them: it finds the client's own, in print, in the results and in a policy alone.
        let printed = traces::printed(&pack.join("binder.pdf"));
        let [name, street, person, supplier, _, word] = client.words;
        let unprinted: Vec<_> =
            [name, street, person, supplier, word].into_iter().filter(|w| !printed.contains(w)).collect();
        assert_eq!(unprinted, Vec::<&str>::new(), "each of {}’s words is found in its binder", client.folder);
        assert!(fs::read_to_string(pack.join("results.json")).unwrap().contains(name));
        assert!(traces::printed(&pack.join("policies/visitors-policy.pdf")).contains(word));
    }
    // The table of all may know all; so it shows that the search goes through workbooks, too.
    let all = place.path().join("all");
    fs::create_dir(&all).unwrap();
    fs::copy(place.path().join("out/portfolio.xlsx"), all.join("portfolio.xlsx")).unwrap();
    assert_eq!(strangers("rose", &traces::of(&all)).iter().filter(|word| word.ends_with("lily")).count(), 1);
    // And into attachments: a word that stands only there.
    let rose = place.path().join("out/rose/binder.pdf");
    assert!(!traces::printed(&rose).contains("carebinder/results/1"));
    fs::remove_file(all.join("portfolio.xlsx")).unwrap();
    fs::copy(rose, all.join("binder.pdf")).unwrap();
    assert!(traces::of(&all).contains("carebinder/results/1"));
}

#[test]
fn an_outsiders_portfolio_names_nobody() {
    let (place, _) = clients::all();
    let arguments = ["build", "clients", "--as-of", "2026-06-01", "--audience", "external"];
    let output = clients::carebinder(place.path(), &arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = traces::of(&place.path().join("out"));
    for client in &CLIENTS {
        let [name, _, person, ..] = client.words;
        assert!(text.contains(name), "{name}");
        assert!(!text.contains(person), "{person} is a member of staff");
    }
}
