//! Runs the property `article` over inputs that libFuzzer makes up.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| soket_fuzz::article::holds(bytes));
