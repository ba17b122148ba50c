//! Runs the property `target` over inputs that libFuzzer makes up.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| soket_fuzz::target::holds(bytes));
