//! Shared pointers. A sidecar gives each allocation an id, and its value where it is met first.

use std::{rc, sync};

use serde_json::{json, Value};

use crate::containers::Target;
use crate::described::{
    at, mismatch, variant, Definitions, Described, Incoming, Outcome, Outgoing,
};
use crate::random::Random;

fn pointer_from<P: Clone + 'static>(
    json: &Value,
    shared: &mut Incoming,
    target: impl FnOnce(&Value, &mut Incoming) -> Outcome<P>,
) -> Outcome<P> {
    let Some(id) = json.get("id").and_then(Value::as_u64) else {
        return mismatch("a pointer's id", json);
    };
    let Some(value) = json.get("value") else {
        let known = shared.pointers.get(&id).and_then(|pointer| pointer.downcast_ref::<P>());
        return known
            .map_or_else(|| mismatch("the id of an earlier pointer", json), |p| Ok(p.clone()));
    };
    let pointer = at(".value", target(value, shared))?;
    match shared.pointers.insert(id, Box::new(pointer.clone())) {
        None => Ok(pointer),
        Some(_) => mismatch("an id that is new", json),
    }
}

fn pointer_json(
    address: usize,
    shared: &mut Outgoing,
    target: impl FnOnce(&mut Outgoing) -> Value,
) -> Value {
    let next = shared.ids.len() as u64;
    if let Some(id) = shared.ids.get(&address) {
        return json!({ "id": id });
    }
    shared.ids.insert(address, next);
    json!({ "id": next, "value": target(shared) })
}

/// A pointer that counts its owners, and its weak sibling. The two kinds are archived alike, but no
/// archive may refer to one value through both.
macro_rules! shared_pointers {
    ($($module:ident::$pointer:ident $name:literal $weak_name:literal;)*) => {$(
        impl<P: Target + ?Sized + 'static> Described for $module::$pointer<P>
        where
            Self: From<P::Owned>,
        {
            fn describe(defs: &mut Definitions) -> Value {
                json!({ $name: P::describe_target(defs) })
            }

            fn from_json(json: &Value, shared: &mut Incoming) -> Outcome<Self> {
                pointer_from(json, shared, |json, shared| {
                    P::Owned::from_json(json, shared).map(Self::from)
                })
            }

            fn to_json(&self, shared: &mut Outgoing) -> Value {
                let address = Self::as_ptr(self).cast::<()>() as usize;
                pointer_json(address, shared, |shared| P::target_json(self, shared))
            }

            fn random(rng: &mut Random) -> Self {
                rng.pointer(|rng| P::Owned::random(rng).into())
            }
        }

        impl<T: Described> Described for $module::Weak<T> {
            fn describe(defs: &mut Definitions) -> Value {
                json!({ $weak_name: T::describe(defs) })
            }

            fn from_json(json: &Value, shared: &mut Incoming) -> Outcome<Self> {
                match variant(json)? {
                    ("None", Value::Null) => Ok(Self::new()),
                    ("Some", pointer) => {
                        let strong = at(".Some", $module::$pointer::from_json(pointer, shared))?;
                        Ok($module::$pointer::downgrade(&strong))
                    }
                    _ => mismatch("None or Some", json),
                }
            }

            fn to_json(&self, shared: &mut Outgoing) -> Value {
                match self.upgrade() {
                    None => json!("None"),
                    Some(strong) => json!({ "Some": strong.to_json(shared) }),
                }
            }

            fn random(rng: &mut Random) -> Self {
                if rng.chance(3) {
                    return Self::new();
                }
                let make = |rng: &mut Random| $module::$pointer::new(T::random(rng));
                $module::$pointer::downgrade(&rng.pointer_held_elsewhere(make))
            }
        }
    )*};
}

shared_pointers! {
    rc::Rc "rc" "weak";
    sync::Arc "arc" "arc_weak";
}
