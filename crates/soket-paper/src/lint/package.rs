//! The zip package around a DOCX: its parts by name, how they refer to each other, and never more than a paper needs.

use super::tree::Element;
use crate::error::ReadError;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most that all parts read of one file may unpack to, in bytes. A report of 300 pages holds four to six million.
const LARGEST: u64 = 16 * 1024 * 1024;

/// How files of Word 97-2003 and locked files begin.
const COMPOUND: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];

/// An open package.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    room: u64,
}

/// A part that another part refers to.
#[derive(Debug, Clone)]
pub struct Relation {
    /// What the other part calls it: `rId7`.
    pub id: String,
    /// What it is to the other part: `styles`, `header`.
    pub kind: String,
    /// Its name in the package.
    pub target: String,
}

impl<'a> Package<'a> {
    /// Opens a package without unpacking anything.
    ///
    /// # Errors
    /// When the bytes are no package.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        if bytes.starts_with(&COMPOUND) {
            return Err(ReadError::OldOrLocked);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::NotDocx)?;
        Ok(Self { archive, room: LARGEST })
    }

    /// Unpacks one part; none when there is no such part.
    ///
    /// # Errors
    /// When it is damaged, no UTF-8, or too large.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(ReadError::Damaged(name.to_owned())),
        };
        let mut bytes = Vec::new();
        part.take(self.room + 1).read_to_end(&mut bytes).map_err(|_| ReadError::Damaged(name.to_owned()))?;
        self.room = self.room.checked_sub(bytes.len() as u64).ok_or(ReadError::TooLarge)?;
        let text = String::from_utf8(bytes).map_err(|_| ReadError::Damaged(name.to_owned()))?;
        Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
    }

    /// Leaves room for no more than this from here on: headers are short.
    pub fn leave_room(&mut self, bytes: u64) {
        self.room = self.room.min(bytes);
    }

    /// What a part refers to inside the package; the empty name stands for the package itself.
    ///
    /// # Errors
    /// When the list is damaged.
    pub fn relations(&mut self, part: &str) -> Result<Vec<Relation>, ReadError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
        let Some(text) = self.text(&name)? else { return Ok(Vec::new()) };
        let root = Element::parse(&text, &name)?;
        let relation = |element: &Element<'_>| {
            let kind = element.attribute("Type")?.rsplit('/').next()?.to_owned();
            let target = resolve(folder, &element.attribute("Target")?);
            let is_inside = element.attribute("TargetMode").is_none_or(|mode| mode != "External");
            is_inside.then_some(Relation { id: element.attribute("Id")?.into_owned(), kind, target })
        };
        Ok(root.elements().filter_map(relation).collect())
    }
}

/// The full name of a part named from inside a folder.
fn resolve(folder: &str, target: &str) -> String {
    let start = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in start.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}
