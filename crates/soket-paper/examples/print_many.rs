//! Sets many short papers in one file and says how long it took: `print_many [HOW_MANY]`.
fn main() {}
