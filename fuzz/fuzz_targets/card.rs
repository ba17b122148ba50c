//! Runs the property `card` over inputs that libFuzzer makes up.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| soket_fuzz::card::holds(bytes));
