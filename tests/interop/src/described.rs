//! What the sidecars say: the type of an archive and its value, as JSON.

use std::any::Any;
use std::collections::HashMap;
use std::fmt::Display;

use rkyv::Archive;
use serde_json::{json, Map, Value};

use crate::random::Random;

/// A failure is a sentence that starts with the path at which it happened.
pub type Outcome<T> = Result<T, String>;

/// A Rust type whose archived form and whose values a sidecar can describe.
pub trait Described: Sized + 'static {
    /// The type in the sidecars' words; named types are added to `defs` and referred to.
    fn describe(defs: &mut Definitions) -> Value;

    fn from_json(json: &Value, shared: &mut Incoming) -> Outcome<Self>;

    fn to_json(&self, shared: &mut Outgoing) -> Value;

    fn random(rng: &mut Random) -> Self;
}

/// The named types met while a type is described, and the layouts of their archived forms.
#[derive(Default)]
pub struct Definitions {
    pub types: Map<String, Value>,
    pub layouts: Map<String, Value>,
}

impl Definitions {
    /// Adds the type under its name unless it is there, and returns the reference to it.
    pub fn define<T: Archive>(
        &mut self,
        name: &str,
        offsets: Value,
        form: impl FnOnce(&mut Self) -> Value,
    ) -> Value {
        if !self.types.contains_key(name) {
            // The place is taken first, so that a recursive type finds itself.
            self.types.insert(name.to_owned(), Value::Null);
            self.layouts.insert(
                name.to_owned(),
                json!({
                    "size": size_of::<T::Archived>(),
                    "align": align_of::<T::Archived>(),
                    "offsets": offsets,
                }),
            );
            let form = form(self);
            self.types.insert(name.to_owned(), form);
        }
        json!({ "ref": name })
    }
}

/// The shared pointers that were read from a sidecar, by their ids. It keeps them alive, so a weak
/// pointer to one of them is alive as long as this is.
#[derive(Default)]
pub struct Incoming {
    pub pointers: HashMap<u64, Box<dyn Any>>,
}

/// The ids that were given to shared pointers, by their addresses.
#[derive(Default)]
pub struct Outgoing {
    pub ids: HashMap<usize, u64>,
    /// Whether hash maps are listed by key, so that equal maps give equal JSON, instead of in the
    /// order in which they are written.
    pub sorted: bool,
}

/// Prepends a step to the path of a failure.
pub fn at<T>(step: impl Display, outcome: Outcome<T>) -> Outcome<T> {
    outcome.map_err(|failure| format!("{step}{failure}"))
}

pub fn mismatch<T>(expected: &str, found: &Value) -> Outcome<T> {
    let text: String = found.to_string().chars().take(60).collect();
    Err(format!(": expected {expected}, found {text}"))
}

pub fn elements(json: &Value) -> Outcome<&[Value]> {
    match json {
        Value::Array(list) => Ok(list),
        other => mismatch("a list", other),
    }
}

pub fn exactly<const N: usize>(json: &Value) -> Outcome<&[Value; N]> {
    match elements(json)?.try_into() {
        Ok(list) => Ok(list),
        Err(_) => mismatch(&format!("a list of {N}"), json),
    }
}

pub fn member<T: Described>(json: &Value, name: &str, shared: &mut Incoming) -> Outcome<T> {
    match json.get(name) {
        Some(value) => at(format_args!(".{name}"), T::from_json(value, shared)),
        None => mismatch(&format!("a member {name}"), json),
    }
}

/// The name and the payload of an enum's value; a name alone has the payload null.
pub fn variant(json: &Value) -> Outcome<(&str, &Value)> {
    match json {
        Value::String(name) => Ok((name, &Value::Null)),
        Value::Object(members) if members.len() == 1 => {
            let (name, payload) = members.iter().next().expect("one member");
            Ok((name, payload))
        }
        other => mismatch("a variant", other),
    }
}

/// Where two values differ first, or nothing if they are equal.
pub fn difference(expected: &Value, found: &Value) -> Option<String> {
    match (expected, found) {
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let mut pairs = a.iter().zip(b).enumerate();
            pairs.find_map(|(i, (a, b))| difference(a, b).map(|rest| format!("[{i}]{rest}")))
        }
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            let mut pairs = a.iter().zip(b.values());
            pairs.find_map(|((name, a), b)| difference(a, b).map(|rest| format!(".{name}{rest}")))
        }
        (a, b) if a == b => None,
        (a, b) => mismatch::<()>(&a.to_string().chars().take(60).collect::<String>(), b).err(),
    }
}
