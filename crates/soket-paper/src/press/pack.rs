//! Streams of a PDF packed smaller; one packer for many of them, since making one takes longer than packing a page.

use flate2::{Compress, Compression, FlushCompress, Status};

/// Packs one stream after the other.
#[derive(Debug)]
pub(super) struct Packer(Compress);

impl Packer {
    /// For pages, of which there are thousands.
    pub fn quick() -> Self {
        Self(Compress::new(Compression::fast(), true))
    }

    /// For what a file holds once.
    pub fn thorough() -> Self {
        Self(Compress::new(Compression::default(), true))
    }

    /// Packs a stream.
    pub fn pack(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.0.reset();
        let mut packed = Vec::with_capacity(bytes.len() / 2 + 64);
        loop {
            let rest = &bytes[self.0.total_in() as usize..];
            match self.0.compress_vec(rest, &mut packed, FlushCompress::Finish) {
                Ok(Status::StreamEnd) | Err(_) => return packed,
                Ok(_) => packed.reserve(packed.capacity() / 2 + 64),
            }
        }
    }
}
