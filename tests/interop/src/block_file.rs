//! Block files as FORMAT.md's section 13 has them: what it takes to read their values with rkyv.
//!
//! Every checksum is verified but those of a filter, which a reader may pass over. So is every
//! number that leads to a part of the file. A file that was not finished is refused.

#[cfg(test)]
mod tests;

use rkyv::util::AlignedVec;

use crate::archives::{self, Archivable};
use crate::crc32c::Crc32c;
use crate::described::Outcome;
use crate::schema::{ArchivedSchema, Schema};

const HEADER_BYTES: usize = 80;
const BLOCK_HEADER_BYTES: usize = 32;
const ENTRY_BYTES: usize = 32;
const FOOTER_BYTES: usize = 64;
const VERSION: u32 = 3;

/// A whole file in memory, its structure and checksums verified.
pub struct BlockFile {
    bytes: AlignedVec,
    /// Position and size of each block.
    blocks: Vec<(usize, usize)>,
}

/// A part of a file, by the name and the position in the file that it has in messages.
#[derive(Clone, Copy)]
struct Part<'a> {
    name: &'static str,
    position: usize,
    bytes: &'a [u8],
}

struct Header {
    bytes: usize,
    alignment: usize,
    checksum: u32,
}

/// What the footer and the index say.
struct Index<'a> {
    entries: Part<'a>,
    /// Where the index begins and the last block ends.
    position: usize,
    blocks: usize,
    values: u64,
    first_keys: Part<'a>,
    footer: Part<'a>,
}

impl BlockFile {
    pub fn of(bytes: AlignedVec) -> Outcome<Self> {
        let blocks = blocks(&bytes)?;
        Ok(Self { bytes, blocks })
    }

    /// What the file says of its values, checked by rkyv as an archive.
    pub fn schema(&self) -> Outcome<&ArchivedSchema> {
        let file = file(&self.bytes);
        let schema = file.slice("schema", HEADER_BYTES, file.u32(56)? as usize)?;
        archives::access::<Schema>(schema.bytes).map_err(|reason| schema.failure(&reason))
    }

    /// Has rkyv check the archive of each value, and hands it over. Returns how many there are.
    pub fn for_each<T: Archivable>(
        &self,
        mut action: impl FnMut(&T::Archived) -> Outcome<()>,
    ) -> Outcome<usize> {
        let mut count = 0;
        for &(position, size) in &self.blocks {
            let block = file(&self.bytes).slice("block", position, size)?;
            for archive in archives_of(block, size_of::<T::Archived>())? {
                archives::access::<T>(archive)
                    .and_then(&mut action)
                    .map_err(|reason| format!("value {count}: {reason}"))?;
                count += 1;
            }
        }
        Ok(count)
    }
}

fn file(bytes: &[u8]) -> Part<'_> {
    Part { name: "file", position: 0, bytes }
}

/// Verifies the structure of a file and returns position and size of each block.
fn blocks(bytes: &[u8]) -> Outcome<Vec<(usize, usize)>> {
    let file = file(bytes);
    if bytes.len() < HEADER_BYTES + FOOTER_BYTES {
        return Err(format!("not a block file, or cut off: it has {} bytes", bytes.len()));
    }
    let header = header(file)?;
    let index = index(file)?;
    let (mut position, mut before, mut values) = (header.bytes, header.checksum, 0);
    let mut blocks = Vec::new();
    for number in 0..index.blocks {
        let entry = index.entries.slice("index entry", number * ENTRY_BYTES, ENTRY_BYTES)?;
        entry.expect("position of the block", entry.u64(0)?, position as u64)?;
        entry.expect("index of its first value", entry.u64(8)?, values)?;
        let size = to_usize(file.slice("block", position, BLOCK_HEADER_BYTES)?.u64(8)?)?;
        let block = file.slice("block", position, size)?;
        block.expect("mark", block.u32(0)?.into(), u32::from_le_bytes(*b"BLCK").into())?;
        block.expect("bytes beyond the alignment", (size % header.alignment) as u64, 0)?;
        before = block.verify(4, before)?;
        entry.expect("checksum of the block", entry.u32(24)?.into(), before.into())?;
        values = values.checked_add(block.u64(16)?).ok_or("too many values")?;
        blocks.push((position, size));
        position += size;
    }
    index.footer.expect("position of the index", index.position as u64, position as u64)?;
    index.footer.expect("number of values", index.values, values)?;
    index.verify(before)?;
    Ok(blocks)
}

fn header(file: Part) -> Outcome<Header> {
    let start = file.slice("header", 0, HEADER_BYTES)?;
    if !start.bytes.starts_with(b"ARENITEB") {
        return Err("not a block file: it does not begin with ARENITEB".to_owned());
    }
    start.expect("version", start.u32(8)?.into(), VERSION.into())?;
    let bytes = to_usize(start.u64(16)?)?;
    let alignment = start.u32(32)? as usize;
    let whole = file.slice("header", 0, bytes)?;
    let checksum = whole.verify(12, 0)?;
    if !alignment.is_power_of_two() || !(512..=65_536).contains(&alignment) {
        return Err(format!("header: alignment of {alignment} bytes"));
    }
    whole.expect("bytes beyond the alignment", (bytes % alignment) as u64, 0)?;
    Ok(Header { bytes, alignment, checksum })
}

fn index(file: Part) -> Outcome<Index> {
    let end = file.bytes.len() - FOOTER_BYTES;
    let footer = file.slice("footer", end, FOOTER_BYTES)?;
    if footer.bytes[56..] != *b"ARENTAIL" {
        return Err("the file was not finished, or was cut off".to_owned());
    }
    let position = to_usize(footer.u64(0)?)?;
    let blocks = to_usize(footer.u64(8)?)?;
    let entries = blocks.checked_mul(ENTRY_BYTES).ok_or("footer: too many blocks")?;
    let entries = file.slice("index", position, entries)?;
    let keys_position = position + entries.bytes.len();
    let first_keys = file.slice("first keys", keys_position, to_usize(footer.u64(24)?)?)?;
    let filter_position = keys_position + first_keys.bytes.len();
    let filter = file.slice("filter", filter_position, to_usize(footer.u64(32)?)?)?;
    let filter_end = filter_position + filter.bytes.len();
    footer.expect("end of the index", filter_end as u64, end as u64)?;
    Ok(Index { entries, position, blocks, values: footer.u64(16)?, first_keys, footer })
}

impl Index<'_> {
    /// One checksum stands for the entries, the first keys and the footer.
    fn verify(&self, before: u32) -> Outcome<()> {
        let mut crc = Crc32c::behind(before);
        crc.update(self.entries.bytes);
        crc.update(self.first_keys.bytes);
        crc.update(&self.footer.bytes[..52]);
        crc.update(&self.footer.bytes[56..]);
        self.footer.expect("checksum", self.footer.u32(52)?.into(), crc.value().into())
    }
}

/// The archive of each value of a block, which ends with the place of its root.
fn archives_of(block: Part<'_>, place: usize) -> Outcome<Vec<&[u8]>> {
    let mut archives = Vec::new();
    let mut start = BLOCK_HEADER_BYTES;
    let (roots, table) = roots(block)?;
    for root in roots {
        let root = root?;
        let end = root.checked_add(place).filter(|&end| root >= start && end <= table);
        let end = end.ok_or_else(|| block.failure(&format!("no place of a root at {root}")))?;
        archives.push(&block.bytes[start..end]);
        // A place without bytes is followed by one byte.
        start = root + place.max(1);
    }
    Ok(archives)
}

/// The positions of a block's roots, and that of the table that has them.
fn roots<'a>(block: Part<'a>) -> Outcome<(impl Iterator<Item = Outcome<usize>> + 'a, usize)> {
    let count = to_usize(block.u64(16)?)?;
    let width = block.u32(24)? as usize;
    let table_bytes = match width {
        0 => Some(16),
        4 | 8 => count.checked_mul(width),
        _ => return Err(block.failure(&format!("roots of {width} bytes"))),
    };
    let table = table_bytes
        .and_then(|bytes| block.bytes.len().checked_sub(bytes))
        .filter(|&table| table >= BLOCK_HEADER_BYTES)
        .ok_or_else(|| block.failure(&format!("no room for {count} values")))?;
    let roots = (0..count).map(move |value| match width {
        0 => {
            let (first, distance) = (block.u64(table)?, block.u64(table + 8)?);
            let root = distance.checked_mul(value as u64).and_then(|all| all.checked_add(first));
            to_usize(root.ok_or_else(|| block.failure("roots are too far apart"))?)
        }
        4 => Ok(block.u32(table + value * 4)? as usize),
        _ => to_usize(block.u64(table + value * 8)?),
    });
    Ok((roots, table))
}

impl<'a> Part<'a> {
    fn slice(&self, name: &'static str, position: usize, size: usize) -> Outcome<Part<'a>> {
        let end = position.checked_add(size).filter(|&end| end <= self.bytes.len());
        let end = end.ok_or_else(|| {
            self.failure(&format!(
                "no {name} of {size} bytes at {position}: it has {}",
                self.bytes.len()
            ))
        })?;
        let bytes = &self.bytes[position..end];
        Ok(Part { name, position: self.position + position, bytes })
    }

    fn u32(&self, at: usize) -> Outcome<u32> {
        self.number(at).map(u32::from_le_bytes)
    }

    fn u64(&self, at: usize) -> Outcome<u64> {
        self.number(at).map(u64::from_le_bytes)
    }

    fn number<const N: usize>(&self, at: usize) -> Outcome<[u8; N]> {
        let number = self.bytes.get(at..).and_then(|rest| rest.first_chunk());
        number.copied().ok_or_else(|| self.failure(&format!("no number at {at}")))
    }

    /// Verifies a part by the checksum in it, and returns that.
    fn verify(&self, own: usize, before: u32) -> Outcome<u32> {
        let checksum = self.u32(own)?;
        let mut crc = Crc32c::behind(before);
        crc.update(&self.bytes[..own]);
        crc.update(&self.bytes[own + 4..]);
        self.expect("checksum", checksum.into(), crc.value().into())?;
        Ok(checksum)
    }

    fn expect(&self, what: &str, found: u64, expected: u64) -> Outcome<()> {
        if found == expected {
            return Ok(());
        }
        Err(self.failure(&format!("{what}: {found:#x} instead of {expected:#x}")))
    }

    fn failure(&self, reason: &str) -> String {
        format!("{} at {}: {reason}", self.name, self.position)
    }
}

fn to_usize(number: u64) -> Outcome<usize> {
    usize::try_from(number).map_err(|_| format!("{number} is too large"))
}
