//! The tables as the text of the steps states them: enough to fill each with rows that its references allow.

/// A column that a row must or may have.
#[derive(Debug, Clone)]
pub struct Column {
    pub name: String,
    pub is_text: bool,
    pub is_wanted: bool,
    /// The table that it refers to.
    pub refers: Option<String>,
}

/// A table and its columns, in order.
#[derive(Debug, Clone)]
pub struct Table {
    pub name: String,
    pub columns: Vec<Column>,
}

/// Every table so far, those that others refer to first.
#[derive(Debug, Default)]
pub struct Schema {
    pub tables: Vec<Table>,
}

impl Schema {
    /// Takes in one step. A statement of a kind that this does not know stops the test: whoever writes such a step says here
    /// what becomes of the rows.
    pub fn learn(&mut self, step: &str) {
        let code: String = step.lines().map(|line| line.split("--").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
        for statement in code.split(';').map(str::trim).filter(|statement| !statement.is_empty()) {
            let words: Vec<&str> = statement.split_whitespace().collect();
            match words.as_slice() {
                ["create", "table", name, ..] => {
                    let (_, body) = statement.split_once('(').unwrap();
                    let columns = lines(body.trim_end().strip_suffix(')').unwrap()).filter_map(column).collect();
                    self.tables.push(Table { name: (*name).to_owned(), columns });
                }
                ["alter", "table", name, "add", "column", ..] => {
                    let (_, added) = statement.split_once("add column").unwrap();
                    let table = self.tables.iter_mut().find(|table| table.name == *name).unwrap();
                    table.columns.extend(column(added.trim()));
                }
                ["create", "index", ..] | ["create", "unique", "index", ..] | ["create", "view", ..] | ["drop", "view", ..] => {}
                ["update", ..] | ["insert", "into", ..] => {}
                _ => panic!("a statement whose effect on rows this test does not know: {statement}"),
            }
        }
    }
}

/// The parts of a table's body: a comma inside brackets parts nothing.
fn lines(body: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    body.split(move |c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ',' && depth == 0
    })
    .map(str::trim)
}

/// One column; none for a constraint of the table.
fn column(line: &str) -> Option<Column> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (name, kind) = match words.as_slice() {
        ["unique" | "primary" | "foreign" | "check" | "constraint", ..] => return None,
        [name, kind, ..] => (*name, *kind),
        _ => panic!("not a column: {line:?}"),
    };
    assert!(["text", "bigint", "{key}"].contains(&kind), "a column of another kind: {line:?}");
    let refers = words.iter().position(|word| *word == "references").map(|at| words[at + 1].to_owned());
    let is_wanted = kind == "{key}" || line.contains("not null") || line.contains("primary key");
    Some(Column { name: name.to_owned(), is_text: kind == "text", is_wanted, refers })
}
