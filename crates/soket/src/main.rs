//! soket.
fn main() {}
