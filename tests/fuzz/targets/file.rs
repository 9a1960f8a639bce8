//! Any bytes as a file: opened, and its registers read.

#![no_main]

use carebinder_fuzz::registers::doors;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Err(problem) = doors::file(bytes) {
        assert!(!problem.hint.is_empty() && problem.message.starts_with("file "));
    }
});
