//! Tests of the seal. They need no network, no clock and no other program. The identities among the fixtures were made
//! with OpenSSL for these tests alone; their pass phrase is `test only`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop where it fails

mod countersigning;
mod hostile;
mod identities;
mod signing;
mod support;
mod tampering;
