//! `arenite-interop-blocks`: reads the block files into which StateExportTest has exported the
//! state of a savepoint.

use std::path::PathBuf;
use std::process::ExitCode;

use arenite_interop::addresses::Missing;
use arenite_interop::command_line::{exit_code, Words};
use arenite_interop::described::Outcome;
use arenite_interop::files::load;

const USAGE: &str = "usage:
  arenite-interop-blocks FILE...
      reads the addresses of all files, and demands that they are those of StateExportTest";

fn main() -> ExitCode {
    exit_code(files(Words::of_process()).map(|files| report(&files)))
}

fn files(mut words: Words) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    while let Some(file) = words.take() {
        files.push(PathBuf::from(file));
    }
    if files.is_empty() {
        return Err(USAGE.to_owned());
    }
    Ok(files)
}

fn report(files: &[PathBuf]) -> bool {
    let addresses = read(files);
    match &addresses {
        Ok(count) => println!("blocks: rust read {count} addresses of {} files", files.len()),
        Err(reason) => eprintln!("blocks: FAILED {reason}"),
    }
    addresses.is_ok()
}

fn read(files: &[PathBuf]) -> Outcome<usize> {
    let mut missing = Missing::all();
    let mut count = 0;
    for file in files {
        let bytes = load(file)?;
        let addresses = missing.take(bytes);
        count += addresses.map_err(|reason| format!("{}: {reason}", file.display()))?;
    }
    missing.end()?;
    Ok(count)
}
