//! What is done with the archives of any type: to check, to read and to write them as rkyv does by
//! default.

use rkyv::api::high::{HighDeserializer, HighSerializer, HighValidator};
use rkyv::bytecheck::CheckBytes;
use rkyv::rancor::Error;
use rkyv::ser::allocator::ArenaHandle;
use rkyv::util::AlignedVec;
use rkyv::{Archive, Deserialize, Serialize};

use crate::described::Outcome;

/// What can be written, checked and read.
pub trait Archivable:
    Sized
    + Archive<
        Archived: for<'a> CheckBytes<HighValidator<'a, Error>>
                      + Deserialize<Self, HighDeserializer<Error>>,
    > + for<'a> Serialize<HighSerializer<AlignedVec, ArenaHandle<'a>, Error>>
{
}

impl<T> Archivable for T where
    T: Archive<
            Archived: for<'a> CheckBytes<HighValidator<'a, Error>>
                          + Deserialize<T, HighDeserializer<Error>>,
        > + for<'a> Serialize<HighSerializer<AlignedVec, ArenaHandle<'a>, Error>>
{
}

pub fn write<T: Archivable>(value: &T) -> Outcome<AlignedVec> {
    rkyv::to_bytes::<Error>(value).map_err(|error| one_line(&error))
}

/// The root of an archive, after a check.
pub fn access<T: Archivable>(bytes: &[u8]) -> Outcome<&T::Archived> {
    let checked = rkyv::access::<T::Archived, Error>(bytes);
    checked.map_err(|error| format!("check: {}", one_line(&error)))
}

pub fn read<T: Archivable>(archived: &T::Archived) -> Outcome<T> {
    rkyv::deserialize(archived).map_err(|error: Error| format!("deserialize: {}", one_line(&error)))
}

fn one_line(error: &Error) -> String {
    error.to_string().lines().map(str::trim).collect::<Vec<_>>().join("; ")
}
