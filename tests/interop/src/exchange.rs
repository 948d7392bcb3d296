//! Writes directories of archives with their sidecars, and verifies those that Java wrote.

use std::fs;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::path::{Path, PathBuf};

use arenite_interop::described::{difference, Outcome};
use arenite_interop::files::{failure, load};
use arenite_interop::random::Random;
use serde_json::{json, Deserializer, Value};

use crate::families::{families, family_of};
use crate::family::{Family, Written};

/// JSON files of a golden directory that are no sidecars.
const NOT_SIDECARS: [&str; 2] = ["index", "hashes"];

/// Verdict on a directory, or on a run of the writer.
#[derive(Default)]
pub struct Tally {
    pub archives: usize,
    pub failures: usize,
}

impl Tally {
    fn count(&mut self, case: &str, outcome: Outcome<()>) {
        self.archives += 1;
        if let Err(reason) = outcome {
            self.failures += 1;
            println!("FAILED {case}: {reason}");
        }
    }
}

/// Writes every golden case from its sidecar's value, and `count` random archives of each family.
/// An archive that differs from the golden one is a failure.
pub fn write(directory: &Path, golden: &Path, seed: u64, count: usize) -> Outcome<Tally> {
    fs::create_dir_all(directory).map_err(|error| failure(directory, error))?;
    let families = families();
    let mut tally = Tally::default();
    for case in cases(golden)? {
        let outcome = write_golden(&families, golden, directory, &case);
        tally.count(&case, outcome);
    }
    for family in &families {
        for i in 0..count {
            let case = format!("random_{}_{i}", family.name());
            let mut rng = Random::new(seed_of(seed, &case));
            let written = family.write_random(&mut rng);
            let outcome = written.and_then(|written| save(directory, &case, &**family, &written));
            tally.count(&case, outcome);
        }
    }
    Ok(tally)
}

/// Each case has a seed of its own (FNV-1a of its name), so adding a family changes no other.
fn seed_of(seed: u64, case: &str) -> u64 {
    let start = seed ^ 0xCBF2_9CE4_8422_2325;
    case.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3))
}

fn write_golden(
    families: &[Box<dyn Family>],
    golden: &Path,
    directory: &Path,
    case: &str,
) -> Outcome<()> {
    let family = find(families, case)?;
    let sidecar = sidecar(golden, case)?;
    let written = family.write(&sidecar["value"])?;
    // The golden archives have 32-bit pointers.
    if cfg!(not(feature = "wide")) {
        same_bytes(&load(&path(golden, case, "bin"))?, &written.bytes)?;
    }
    save(directory, case, family, &written)
}

fn save(directory: &Path, case: &str, family: &dyn Family, written: &Written) -> Outcome<()> {
    let described = family.describe();
    let members = json!({
        "case": case,
        "rust_type": described.rust_type,
        "bytes": written.bytes.len(),
        "root_size": described.root_size,
        "root_align": described.root_align,
        "type": described.form,
        "defs": described.defs,
        "layouts": described.layouts,
        "value": written.value,
    });
    store(&path(directory, case, "bin"), &written.bytes)?;
    store(&path(directory, case, "json"), one_member_a_line(&members).as_bytes())
}

/// Verifies every archive of a directory and prints a line for each that fails.
pub fn verify(directory: &Path) -> Outcome<Tally> {
    let families = families();
    let mut tally = Tally::default();
    for case in cases(directory)? {
        // A panic inside rkyv is a verdict on this archive, not the end of the run.
        let verdict = catch_unwind(AssertUnwindSafe(|| verify_case(&families, directory, &case)));
        tally.count(&case, verdict.unwrap_or_else(|_| Err("rkyv panicked".to_owned())));
    }
    Ok(tally)
}

fn verify_case(families: &[Box<dyn Family>], directory: &Path, case: &str) -> Outcome<()> {
    let family = find(families, case)?;
    let sidecar = sidecar(directory, case)?;
    let bytes = load(&path(directory, case, "bin"))?;
    same_description(family, &sidecar)?;
    let value = sidecar.get("value").ok_or("the sidecar has no value")?;
    family.check(&bytes)?;
    // The bytes come first: what passes the check can still lead rkyv out of bounds (a hash table
    // with more entries than its length says), but what rkyv would have written can't.
    if family.is_exact() {
        same_bytes(&family.write(value)?.bytes, &bytes)?;
    }
    let different = difference(&family.normalize(value)?, &family.read(&bytes)?);
    different.map_or(Ok(()), |different| Err(format!("value{different}")))
}

/// Compares the type, and what the sidecar says about layouts, with ours.
fn same_description(family: &dyn Family, sidecar: &Value) -> Outcome<()> {
    let ours = family.describe();
    if sidecar["type"] != ours.form {
        return Err(format!("type: expected {}, found {}", ours.form, sidecar["type"]));
    }
    for (name, form) in &ours.defs {
        if sidecar["defs"][name] != *form {
            return Err(format!("type {name}: expected {form}, found {}", sidecar["defs"][name]));
        }
    }
    for (name, layout) in &ours.layouts {
        let theirs = &sidecar["layouts"][name];
        for part in ["size", "align", "offsets"] {
            if !layout[part].is_null() && !theirs[part].is_null() && layout[part] != theirs[part] {
                return Err(format!("layout of {name}: expected {layout}, found {theirs}"));
            }
        }
    }
    Ok(())
}

fn same_bytes(expected: &[u8], found: &[u8]) -> Outcome<()> {
    if expected == found {
        return Ok(());
    }
    let first = expected.iter().zip(found).position(|(a, b)| a != b);
    Err(format!(
        "bytes differ: expectedBytes={} foundBytes={} byteOffset={}",
        expected.len(),
        found.len(),
        first.unwrap_or(expected.len().min(found.len())),
    ))
}

/// What Java needs to know about each family, one a line.
pub fn catalog() -> String {
    let line = |family: &dyn Family| {
        let described = family.describe();
        let entry = json!({
            "rust_type": described.rust_type,
            "exact": family.is_exact(),
            "type": described.form,
            "defs": described.defs,
        });
        format!("  {}: {entry}", json!(family.name()))
    };
    let lines: Vec<String> = families().iter().map(|family| line(&**family)).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

fn find<'a>(families: &'a [Box<dyn Family>], case: &str) -> Outcome<&'a dyn Family> {
    let name = family_of(case);
    let family = families.iter().find(|family| family.name() == name);
    family.map(|family| &**family).ok_or_else(|| format!("unknown family: {name}"))
}

/// The names of all sidecars of a directory, in order.
fn cases(directory: &Path) -> Outcome<Vec<String>> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(directory).map_err(|error| failure(directory, error))? {
        let path = entry.map_err(|error| failure(directory, error))?.path();
        let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if path.extension().is_some_and(|end| end == "json") && !NOT_SIDECARS.contains(&name) {
            cases.push(name.to_owned());
        }
    }
    cases.sort();
    Ok(cases)
}

fn sidecar(directory: &Path, case: &str) -> Outcome<Value> {
    let path = path(directory, case, "json");
    let text = fs::read(&path).map_err(|error| failure(&path, error))?;
    let mut json = Deserializer::from_slice(&text);
    json.disable_recursion_limit();
    let value = json.into_iter().next().unwrap_or(Ok(Value::Null));
    value.map_err(|error| format!("sidecar: {error}"))
}

fn store(path: &Path, content: &[u8]) -> Outcome<()> {
    fs::write(path, content).map_err(|error| failure(path, error))
}

fn path(directory: &Path, case: &str, extension: &str) -> PathBuf {
    directory.join(format!("{case}.{extension}"))
}

fn one_member_a_line(members: &Value) -> String {
    let members = members.as_object().expect("an object");
    let lines: Vec<String> =
        members.iter().map(|(name, value)| format!("  {}: {value}", json!(name))).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}
