//! Any text as a date, and as a yes or no.

#![no_main]

use carebinder_fuzz::registers::doors;
use chrono::Datelike;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (day_first, month_first, yes_no) = doors::value(text);
    for span in [day_first, month_first].into_iter().flatten() {
        assert!(span.earliest <= span.latest && (1900..=2200).contains(&span.earliest.year()));
    }
    assert!(day_first.is_none() || yes_no.is_none(), "one text is a date and an answer");
});
