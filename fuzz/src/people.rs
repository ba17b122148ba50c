//! A list of people as an office pastes it: lines of cells parted by tabs.

use soket_core::conference::delegate::{DelegateClass, Honorific};
use soket_core::conference::people::twin::{Twin, twins};
use soket_core::conference::people::{Listed, Read, read};
use soket_core::text::nfc;

/// Whoever was read is a person with a name, and reads back the same from a table with a head.
pub fn holds(bytes: &[u8]) {
    let typed = super::typed(bytes);
    let rows: Vec<Vec<String>> = typed.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect();
    for default in DelegateClass::ALL {
        let list = read(&rows, default);
        assert!(list.windows(2).all(|pair| pair[0].row < pair[1].row), "{typed:?}");
        list.iter().for_each(person_holds);
        let people: Vec<Listed> = list.into_iter().filter_map(|read| read.person.ok()).collect();
        twins_hold(&people);
    }
}

fn person_holds(row: &Read) {
    assert!(row.row > 0 && row.notes.iter().all(|note| !note.vi().is_empty()));
    let person = match &row.person {
        Ok(person) => person,
        Err(says) => return assert!(!says.vi().is_empty()),
    };
    let name = &person.name;
    assert_eq!((&nfc(name), name.trim()), (name, name.as_str()));
    assert!(name.chars().any(char::is_alphabetic) && !name.chars().any(|sign| sign.is_numeric() || sign.is_control()), "{name:?}");
    assert!(name.chars().count() <= 80 && !name.contains("  "), "{name:?}");
    let head = ["Họ và tên", "Xưng hô", "Chức vụ", "Đơn vị", "Thành phần", "Số ghế"];
    let address = person.honorific.map_or("", Honorific::name_vi);
    let cells = [name, address, &person.office, &person.unit_words, person.class.name_vi(), &person.seat];
    let table = [head, cells].map(|row| row.map(str::to_owned).to_vec());
    // Words such as `Đơn vị - Họ và tên` are those of a head, wherever they stand.
    if read(&table[1..], DelegateClass::Voting).is_empty() {
        return;
    }
    let again = Read { row: 2, person: Ok(person.clone()), notes: Vec::new() };
    assert_eq!(read(&table, DelegateClass::Voting), [again], "{person:?}");
}

/// Nobody is new beside themselves, and who comes first in an empty room is new.
fn twins_hold(people: &[Listed]) {
    let known: Vec<(&str, &str)> = people.iter().map(|person| (person.name.as_str(), person.unit_words.as_str())).collect();
    assert!(twins(people, &known).iter().all(|twin| matches!(twin, Twin::Same(_))), "{people:?}");
    assert!(twins(people, &[]).first().is_none_or(|twin| *twin == Twin::New), "{people:?}");
}
