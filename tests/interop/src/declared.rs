//! `arenite-interop-declared`: reads archives by types that were declared from schemas, and writes
//! what it has read. The declarations are in the directory that `ARENITE_DECLARED` named when this
//! was built.

use std::collections::BTreeSet;
use std::fs;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rkyv::util::AlignedVec;

use arenite_interop::archives::{self, Archivable};
use arenite_interop::command_line::{exit_code, Words};
use arenite_interop::described::Outcome;
use arenite_interop::files::{failure, load};

include!(concat!(env!("ARENITE_DECLARED"), "/cases.rs"));

const USAGE: &str = "usage:
  arenite-interop-declared FROM TO
      reads every archive of FROM, and writes it to TO again";

/// A declared type, and what its schema says of a root's place.
pub struct Case {
    name: &'static str,
    declared: (usize, usize),
    schema: (usize, usize),
    again: fn(&AlignedVec) -> Outcome<AlignedVec>,
}

fn of<T: Archivable>(name: &'static str, size: usize, align: usize) -> Case {
    let declared = (size_of::<T::Archived>(), align_of::<T::Archived>());
    Case { name, declared, schema: (size, align), again: again::<T> }
}

fn again<T: Archivable>(bytes: &AlignedVec) -> Outcome<AlignedVec> {
    let value: T = archives::read(archives::access::<T>(bytes)?)?;
    archives::write(&value)
}

fn main() -> ExitCode {
    exit_code(run(Words::of_process()))
}

fn run(mut words: Words) -> Outcome<bool> {
    let from = PathBuf::from(words.take().ok_or(USAGE)?);
    let to = PathBuf::from(words.take().ok_or(USAGE)?);
    words.end()?;
    let mut waiting = archives(&from)?;
    let (mut archives, mut failures) = (0, 0);
    for case in cases() {
        let own: Vec<String> = waiting.iter().filter(|name| case.owns(name)).cloned().collect();
        if own.is_empty() {
            return Err(format!("{}: no archive", case.name));
        }
        for archive in own {
            waiting.remove(&archive);
            archives += 1;
            // A panic inside rkyv is a verdict on this archive, not the end of the run.
            let verdict = catch_unwind(AssertUnwindSafe(|| case.write(&archive, &from, &to)));
            if let Err(reason) = verdict.unwrap_or_else(|_| Err("rkyv panicked".to_owned())) {
                failures += 1;
                println!("FAILED {archive}: {reason}");
            }
        }
    }
    if let Some(name) = waiting.first() {
        return Err(format!("{name}: no type"));
    }
    println!("rust wrote: {archives} archives, {failures} failures of declared types");
    Ok(failures == 0)
}

impl Case {
    /// Whether a file is an archive of this case: `<case>_<number>.bin`.
    fn owns(&self, file: &str) -> bool {
        file.rsplit_once('_').is_some_and(|(case, _)| case == self.name)
    }

    fn write(&self, archive: &str, from: &Path, to: &Path) -> Outcome<()> {
        if self.declared != self.schema {
            return Err(format!("place: declared {:?}, schema {:?}", self.declared, self.schema));
        }
        let written = (self.again)(&load(&from.join(archive))?)?;
        let path = to.join(archive);
        fs::write(&path, &written).map_err(|error| failure(&path, error))
    }
}

fn archives(directory: &Path) -> Outcome<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(directory).map_err(|error| failure(directory, error))? {
        let entry = entry.map_err(|error| failure(directory, error))?;
        names.insert(entry.file_name().to_string_lossy().into_owned());
    }
    Ok(names)
}
