//! Runs the property `paper` over inputs that libFuzzer makes up.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| soket_fuzz::paper::holds(bytes));
