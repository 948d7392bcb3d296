//! `arenite-interop`: rkyv's side of the exchange of archives with Arenite.

mod exchange;
mod families;
mod family;

use std::path::PathBuf;
use std::process::ExitCode;

use arenite_interop::command_line::{exit_code, Words};
use arenite_interop::described::Outcome;

const USAGE: &str = "usage:
  arenite-interop write DIR --golden DIR [--seed S] [--count N]
      every golden case and N random archives of each family (defaults: seed 1, 1 each)
  arenite-interop verify DIR
      every archive of DIR
  arenite-interop families
      prints the families as JSON";

fn main() -> ExitCode {
    let mut words = Words::of_process();
    exit_code(match words.take().as_deref() {
        Some("write") => write(words),
        Some("verify") => verify(words),
        Some("families") => families(words),
        _ => Err(USAGE.to_owned()),
    })
}

fn write(mut words: Words) -> Outcome<bool> {
    let golden: PathBuf = words.option("--golden")?.ok_or(USAGE)?;
    let seed = words.option("--seed")?.unwrap_or(1);
    let count = words.option("--count")?.unwrap_or(1);
    let directory = PathBuf::from(words.take().ok_or(USAGE)?);
    words.end()?;
    let tally = exchange::write(&directory, &golden, seed, count)?;
    println!("rust wrote: {} archives, {} failures", tally.archives, tally.failures);
    Ok(tally.failures == 0)
}

fn verify(mut words: Words) -> Outcome<bool> {
    let directory = PathBuf::from(words.take().ok_or(USAGE)?);
    words.end()?;
    let tally = exchange::verify(&directory)?;
    println!("rust verified: {} archives, {} failures", tally.archives, tally.failures);
    Ok(tally.failures == 0)
}

fn families(words: Words) -> Outcome<bool> {
    words.end()?;
    print!("{}", exchange::catalog());
    Ok(true)
}
