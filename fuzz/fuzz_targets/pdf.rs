//! Runs the property `pdf` over inputs that libFuzzer makes up.
#![no_main]

// The fuzzer's own hook would end the run at the first panic, also at one that the property allows.
libfuzzer_sys::fuzz_target!(
    init: {
        drop(std::panic::take_hook());
    },
    |bytes: &[u8]| soket_fuzz::pdf::holds(bytes)
);
