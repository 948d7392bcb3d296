//! Reading archives from files.

use std::fs;
use std::io;
use std::path::Path;

use rkyv::util::AlignedVec;

use crate::described::Outcome;

/// Reads an archive into memory that is aligned for any root, also if it is empty.
pub fn load(path: &Path) -> Outcome<AlignedVec> {
    let content = fs::read(path).map_err(|error| failure(path, error))?;
    let mut bytes = AlignedVec::with_capacity(content.len().max(1));
    bytes.extend_from_slice(&content);
    Ok(bytes)
}

pub fn failure(path: &Path, error: io::Error) -> String {
    format!("{}: {error}", path.display())
}
