//! A family: a static Rust type under a name, with everything that the exchange does with it.

use std::any::type_name;
use std::marker::PhantomData;

use rkyv::util::AlignedVec;
use rkyv::Archive;
use serde_json::{Map, Value};

use arenite_interop::archives::{self, Archivable};
use arenite_interop::described::{at, Definitions, Described, Incoming, Outcome, Outgoing};
use arenite_interop::maps::Lookup;
use arenite_interop::random::Random;

/// What can be described, written, checked and read.
pub trait Exchanged: Described + Archivable {}

impl<T: Described + Archivable> Exchanged for T {}

/// The type of a family, in the sidecars' words.
pub struct Description {
    pub rust_type: String,
    pub form: Value,
    pub defs: Map<String, Value>,
    pub layouts: Map<String, Value>,
    pub root_size: usize,
    pub root_align: usize,
}

pub struct Written {
    pub bytes: AlignedVec,
    pub value: Value,
}

pub trait Family {
    fn name(&self) -> &'static str;

    /// Whether a sidecar's value determines every byte of the archive.
    fn is_exact(&self) -> bool;

    fn describe(&self) -> Description;

    /// The archive of a sidecar's value.
    fn write(&self, value: &Value) -> Outcome<Written>;

    fn write_random(&self, rng: &mut Random) -> Outcome<Written>;

    fn check(&self, bytes: &AlignedVec) -> Outcome<()>;

    /// Looks up all keys of an archive if it is a map, and returns its value in a form in which
    /// equal values are equal JSON.
    fn read(&self, bytes: &AlignedVec) -> Outcome<Value>;

    /// A sidecar's value in the form that `read` returns.
    fn normalize(&self, value: &Value) -> Outcome<Value>;
}

struct Of<T: Archive> {
    name: &'static str,
    is_exact: bool,
    lost_keys: fn(&T::Archived) -> usize,
    marker: PhantomData<T>,
}

pub fn of<T: Exchanged>(name: &'static str) -> Box<dyn Family> {
    Box::new(Of::<T> { name, is_exact: true, lost_keys: |_| 0, marker: PhantomData })
}

/// A map or set whose keys are looked up.
pub fn map<T: Exchanged<Archived: Lookup>>(name: &'static str) -> Box<dyn Family> {
    let lost_keys = T::Archived::lost_keys;
    Box::new(Of::<T> { name, is_exact: true, lost_keys, marker: PhantomData })
}

/// A map or set that is written in an order of its own.
pub fn unordered<T: Exchanged<Archived: Lookup>>(name: &'static str) -> Box<dyn Family> {
    let lost_keys = T::Archived::lost_keys;
    Box::new(Of::<T> { name, is_exact: false, lost_keys, marker: PhantomData })
}

fn normal<T: Described>(value: &T) -> Value {
    value.to_json(&mut Outgoing { sorted: true, ..Outgoing::default() })
}

fn written<T: Exchanged>(value: &T) -> Outcome<Written> {
    Ok(Written { bytes: archives::write(value)?, value: value.to_json(&mut Outgoing::default()) })
}

impl<T: Exchanged> Family for Of<T> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn is_exact(&self) -> bool {
        self.is_exact
    }

    fn describe(&self) -> Description {
        let mut defs = Definitions::default();
        let form = T::describe(&mut defs);
        Description {
            rust_type: short_name(type_name::<T>()),
            form,
            defs: defs.types,
            layouts: defs.layouts,
            root_size: size_of::<T::Archived>(),
            root_align: align_of::<T::Archived>(),
        }
    }

    fn write(&self, value: &Value) -> Outcome<Written> {
        // Weak pointers live as long as what was read.
        let mut shared = Incoming::default();
        let value = at("value", T::from_json(value, &mut shared))?;
        written(&value)
    }

    fn write_random(&self, rng: &mut Random) -> Outcome<Written> {
        let value = rng.value::<T>();
        written(&value)
    }

    fn check(&self, bytes: &AlignedVec) -> Outcome<()> {
        archives::access::<T>(bytes).map(|_| ())
    }

    fn read(&self, bytes: &AlignedVec) -> Outcome<Value> {
        let archived = archives::access::<T>(bytes)?;
        match (self.lost_keys)(archived) {
            0 => {}
            lost => return Err(format!("lookup: {lost} keys are not found")),
        }
        Ok(normal(&archives::read::<T>(archived)?))
    }

    fn normalize(&self, value: &Value) -> Outcome<Value> {
        let mut shared = Incoming::default();
        let value = at("value", T::from_json(value, &mut shared))?;
        Ok(normal(&value))
    }
}

/// A type's name without the paths of its parts.
fn short_name(full: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let mut short = String::new();
    let mut rest = full;
    while let Some(first) = rest.chars().next() {
        let word_size = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let size = word_size.max(first.len_utf8());
        let word = &rest[..size];
        short.push_str(word.rsplit("::").next().unwrap_or(word));
        rest = &rest[size..];
    }
    short
}
