//! Runs the property `photo` over inputs that libFuzzer makes up.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| soket_fuzz::photo::holds(bytes));
