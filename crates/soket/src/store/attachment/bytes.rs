//! The bytes of kept files: received into a temporary file while their SHA-256 runs along, then put under that name.

use crate::error::Result;
use crate::store::digest;
use sha2::{Digest, Sha256};
use soket_core::attachment::{LARGEST, size_vi};
use soket_core::refusal::Refusal;
use std::path::{Path, PathBuf};
use tokio::fs::{self, File};
use tokio::io::AsyncWriteExt as _;

/// How many first bytes are kept to tell what the file is.
const HEAD: usize = 1024;

/// A file while it comes in, and afterwards until it is put in its place; gone when dropped before that.
#[derive(Debug)]
pub struct Incoming {
    /// Where its bytes lie for now.
    pub path: PathBuf,
    /// How many there are.
    pub size: u64,
    /// The first of them.
    pub head: Vec<u8>,
    file: File,
    hash: Sha256,
}

impl Incoming {
    /// Begins an empty file in the data folder.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub async fn begin(dir: &Path) -> Result<Self> {
        let folder = dir.join("files").join("incoming");
        fs::create_dir_all(&folder).await.map_err(anyhow::Error::from)?;
        let path = folder.join(format!("{:032x}", rand::random::<u128>()));
        let file = File::create_new(&path).await.map_err(anyhow::Error::from)?;
        Ok(Self { path, size: 0, head: Vec::new(), file, hash: Sha256::new() })
    }

    /// Adds bytes.
    ///
    /// # Errors
    /// A refusal when the file becomes larger than soket takes.
    pub async fn add(&mut self, bytes: &[u8]) -> Result<()> {
        self.size += bytes.len() as u64;
        if self.size > LARGEST {
            return Err(Refusal::unfit(
                "Tệp lớn hơn %{largest}, hệ thống không nhận.",
                "Quét lại với độ phân giải 200 dpi, hoặc tách thành nhiều tệp, rồi tải lên.",
            )
            .with("largest", size_vi(LARGEST))
            .into());
        }
        let room = HEAD.saturating_sub(self.head.len());
        self.head.extend(bytes.iter().take(room));
        self.hash.update(bytes);
        self.file.write_all(bytes).await.map_err(anyhow::Error::from)?;
        Ok(())
    }

    /// Puts the bytes on the disk for good, under their SHA-256; gives that in hexadecimal.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub async fn put(mut self, dir: &Path) -> Result<String> {
        let sha256 = digest::hex(&self.hash.finalize_reset());
        let place = place(dir, &sha256);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).await.map_err(anyhow::Error::from)?;
            // An answer means that the disk has it: first the bytes, then the name, then the folder that holds the name.
            self.file.sync_all().await.map_err(anyhow::Error::from)?;
            fs::rename(&self.path, &place).await.map_err(anyhow::Error::from)?;
            #[cfg(unix)]
            File::open(folder).await.map_err(anyhow::Error::from)?.sync_all().await.map_err(anyhow::Error::from)?;
        }
        Ok(sha256)
    }

    /// Makes what was added readable for another process.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub async fn flush(&mut self) -> Result<()> {
        Ok(self.file.flush().await.map_err(anyhow::Error::from)?)
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        // Nothing to do when it fails: after `put` the name is gone already.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Puts bytes that are at hand on the disk for good; gives their SHA-256 in hexadecimal.
///
/// # Errors
/// When the folder cannot be written.
pub async fn keep(dir: &Path, bytes: &[u8]) -> Result<String> {
    let mut incoming = Incoming::begin(dir).await?;
    incoming.add(bytes).await?;
    incoming.put(dir).await
}

/// Kept bytes as a whole, checked against their SHA-256.
///
/// # Errors
/// When they are not there, or are no longer what they were.
pub async fn whole(dir: &Path, sha256: &str) -> Result<Vec<u8>> {
    let bytes = fs::read(place(dir, sha256)).await.map_err(anyhow::Error::from)?;
    if digest::sha256(&bytes) == sha256 {
        return Ok(bytes);
    }
    Err(anyhow::anyhow!("the kept file {sha256} no longer has that SHA-256").into())
}

fn place(dir: &Path, sha256: &str) -> PathBuf {
    dir.join("files").join(sha256.get(..2).unwrap_or_default()).join(sha256)
}
