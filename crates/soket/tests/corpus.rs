//! The fuzzers' properties over their kept corpora: what was once found stays mended, on every machine and without a fuzzer.

#[path = "../../../fuzz/src/lib.rs"]
mod fuzz;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz").join(name)
}

fn names(folder: &Path) -> BTreeSet<String> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn every_property_holds_over_its_corpus() {
    for (name, holds) in fuzz::ALL {
        let corpus = folder("corpus").join(name);
        let inputs = names(&corpus);
        assert!(!inputs.is_empty(), "the corpus of {name} is empty");
        for input in inputs {
            println!("fuzz/corpus/{name}/{input}");
            holds(&std::fs::read(corpus.join(input)).unwrap());
        }
    }
}

#[test]
fn every_property_has_a_fuzzer_and_a_corpus() {
    let properties: BTreeSet<String> = fuzz::ALL.iter().map(|(name, _)| (*name).to_owned()).collect();
    let fuzzers: BTreeSet<String> = names(&folder("fuzz_targets")).iter().map(|file| file.trim_end_matches(".rs").to_owned()).collect();
    let manifest = std::fs::read_to_string(folder("Cargo.toml")).unwrap();
    let built = manifest.split("[[bin]]\nname = \"").skip(1).filter_map(|rest| rest.split('"').next());
    assert_eq!(properties, names(&folder("corpus")));
    assert_eq!(properties, fuzzers);
    assert_eq!(properties, built.map(str::to_owned).collect());
}
