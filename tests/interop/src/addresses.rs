//! The state that StateExportTest exports, by Rust's own declaration of its record.

use std::collections::BTreeSet;

use rkyv::util::AlignedVec;
use rkyv::{Archive, Deserialize, Serialize};

use crate::block_file::BlockFile;
use crate::described::Outcome;

const STREETS: i32 = 100;
const FIRST_NUMBER: i32 = 1000;

#[derive(Archive, Deserialize, Serialize)]
pub struct Address {
    street: String,
    number: i32,
}

/// The addresses that no file had yet: `street N` with the number N + 1000, N from 0 to 99.
pub struct Missing(BTreeSet<i32>);

impl Missing {
    pub fn all() -> Self {
        Self((0..STREETS).collect())
    }

    /// Takes the addresses of a file. Returns how many it has.
    pub fn take(&mut self, file: AlignedVec) -> Outcome<usize> {
        let file = BlockFile::of(file)?;
        if !file.schema()?.is_struct(&[("street", "string"), ("number", "i32")]) {
            return Err("its schema is another one".to_owned());
        }
        file.for_each::<Address>(|address| self.take_one(address))
    }

    fn take_one(&mut self, address: &ArchivedAddress) -> Outcome<()> {
        let (street, number) = (address.street.as_str(), address.number.to_native());
        let index = number.wrapping_sub(FIRST_NUMBER);
        if street != format!("street {index}") {
            return Err(format!("{street:?} has number {number}"));
        }
        if !self.0.remove(&index) {
            return Err(format!("{street:?} is there twice, or should not be"));
        }
        Ok(())
    }

    pub fn end(self) -> Outcome<()> {
        match self.0.first() {
            None => Ok(()),
            Some(first) => Err(format!("street {first} is missing, of {} addresses", self.0.len())),
        }
    }
}
