//! Damages block files that Java has written. `ARENITE_EXPORTED` names the directory with them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use rkyv::util::AlignedVec;

use super::{BlockFile, ENTRY_BYTES, FOOTER_BYTES};
use crate::addresses::Missing;
use crate::crc32c::Crc32c;
use crate::files::load;

#[test]
fn the_checksum_is_that_of_rfc_3720() {
    // 32 bytes of 0, the first 4 of them as the checksum before.
    let mut crc = Crc32c::behind(0);
    crc.update(&[0; 28]);
    assert_eq!(0x8A91_36AA, crc.value());
}

#[test]
fn each_flipped_byte_is_found() {
    let file = fullest_file();
    for position in 0..file.len() {
        let mut damaged = file.clone();
        damaged[position] ^= 1 << (position % 8);
        assert!(BlockFile::of(damaged).is_err(), "byte {position}");
    }
}

#[test]
fn each_cut_is_found() {
    let file = fullest_file();
    for size in 0..file.len() {
        let mut cut = AlignedVec::new();
        cut.extend_from_slice(&file[..size]);
        assert!(BlockFile::of(cut).is_err(), "{size} bytes");
    }
}

#[test]
fn bytes_behind_the_end_are_found() {
    let mut file = fullest_file();
    file.push(0);
    assert_eq!(
        "the file was not finished, or was cut off",
        BlockFile::of(file).err().expect("a failure")
    );
}

#[test]
fn a_root_behind_its_block_is_found_behind_right_checksums() {
    refused("block at ", |block| {
        let table = table(block);
        let behind = block.len() as u32;
        block[table..table + 4].copy_from_slice(&behind.to_le_bytes());
    });
}

#[test]
fn more_values_than_the_block_has_are_found_behind_right_checksums() {
    refused("block at ", |block| block[16..23].fill(0xFF));
}

#[test]
fn a_pointer_out_of_its_archive_is_found_by_rkyv_behind_right_checksums() {
    refused("value 0: check: ", |block| {
        let root = first_root(block);
        // Text of 9 bytes out of line, far before the block.
        block[root..root + 4].copy_from_slice(&0x89_u32.to_le_bytes());
        block[root + 4..root + 8].copy_from_slice(&i32::MIN.to_le_bytes());
    });
}

#[test]
fn another_number_is_found_behind_right_checksums() {
    refused("has number ", |block| {
        let number = first_root(block) + 8;
        block[number] ^= 1;
    });
}

#[test]
fn another_schema_is_found_behind_right_checksums() {
    refused_file("its schema is another one", |file| {
        let name = file.windows(6).position(|bytes| bytes == b"number").expect("a field");
        file[name] = b'N';
    });
}

#[test]
fn a_damaged_schema_is_found_by_rkyv_behind_right_checksums() {
    refused_file("schema at 80: check: ", |file| {
        let schema_bytes = number(file, 56) as u32 as usize;
        file[80..80 + schema_bytes].fill(0xFF);
    });
}

/// Changes the first block, makes all checksums right again, and demands a refusal.
fn refused(reason: &str, change: impl FnOnce(&mut [u8])) {
    refused_file(reason, |file| {
        let start = number(file, 16) as usize;
        let size = number(file, start + 8) as usize;
        change(&mut file[start..start + size]);
    });
}

fn refused_file(reason: &str, change: impl FnOnce(&mut [u8])) {
    let mut file = fullest_file();
    change(&mut file);
    seal(&mut file);
    let refusal = Missing::all().take(file).expect_err("no refusal");
    assert!(refusal.contains(reason), "{refusal}");
}

fn first_root(block: &[u8]) -> usize {
    let root = block[table(block)..].first_chunk();
    u32::from_le_bytes(*root.expect("a root")) as usize
}

/// The position of a block's table of roots, which begins with the first of them.
fn table(block: &[u8]) -> usize {
    let bytes = match block[24] {
        0 => 16,
        width => number(block, 16) as usize * usize::from(width),
    };
    block.len() - bytes
}

/// Makes checksums and numbers of values those of the blocks.
fn seal(file: &mut [u8]) {
    let footer = file.len() - FOOTER_BYTES;
    let index = number(file, footer) as usize;
    let blocks = number(file, footer + 8) as usize;
    let header = number(file, 16) as usize;
    let mut before = checksum(0, &file[..12], &file[16..header]);
    file[12..16].copy_from_slice(&before.to_le_bytes());
    let mut values: u64 = 0;
    for entry in (0..blocks).map(|block| index + block * ENTRY_BYTES) {
        let start = number(file, entry) as usize;
        let size = number(file, start + 8) as usize;
        before = checksum(before, &file[start..start + 4], &file[start + 8..start + size]);
        file[start + 4..start + 8].copy_from_slice(&before.to_le_bytes());
        file[entry + 24..entry + 28].copy_from_slice(&before.to_le_bytes());
        file[entry + 8..entry + 16].copy_from_slice(&values.to_le_bytes());
        values += number(file, start + 16);
    }
    file[footer + 16..footer + 24].copy_from_slice(&values.to_le_bytes());
    let last = checksum(before, &file[index..footer + 52], &file[footer + 56..]);
    file[footer + 52..footer + 56].copy_from_slice(&last.to_le_bytes());
}

fn checksum(before: u32, head: &[u8], tail: &[u8]) -> u32 {
    let mut crc = Crc32c::behind(before);
    crc.update(head);
    crc.update(tail);
    crc.value()
}

fn number(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(bytes[at..at + 8].try_into().expect("8 bytes"))
}

/// The file with the most values.
fn fullest_file() -> AlignedVec {
    let directory = env::var_os("ARENITE_EXPORTED").expect("ARENITE_EXPORTED names the files");
    let mut paths = Vec::new();
    collect(Path::new(&directory), &mut paths);
    let files = paths.iter().map(|path| load(path).expect("a file"));
    let fullest = files.max_by_key(|file| number(file, file.len() - FOOTER_BYTES + 16));
    fullest.expect("a file")
}

fn collect(directory: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).expect("a directory") {
        let entry = entry.expect("an entry");
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if !entry.file_name().to_string_lossy().starts_with('.') {
            paths.push(path);
        }
    }
}
