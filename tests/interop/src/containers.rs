//! Types made of other types: sequences, tuples, options, ranges, pointers to one owner.

use std::collections::VecDeque;
use std::ops::{Bound, Range, RangeFrom, RangeInclusive, RangeTo, RangeToInclusive};

use serde_json::{json, Value};

use crate::described::{
    at, elements, exactly, mismatch, variant, Definitions, Described, Incoming, Outcome, Outgoing,
};
use crate::random::Random;

pub fn list_from<T: Described, C: FromIterator<T>>(
    json: &Value,
    shared: &mut Incoming,
) -> Outcome<C> {
    let items = elements(json)?.iter().enumerate();
    items.map(|(i, item)| at(format_args!("[{i}]"), T::from_json(item, shared))).collect()
}

pub fn list_json<'a, T: Described>(
    items: impl IntoIterator<Item = &'a T>,
    shared: &mut Outgoing,
) -> Value {
    items.into_iter().map(|item| item.to_json(shared)).collect()
}

pub fn list_random<T: Described, C: FromIterator<T>>(rng: &mut Random) -> C {
    let length = rng.length();
    rng.nested(|rng| (0..length).map(|_| T::random(rng)).collect())
}

macro_rules! sequences {
    ($($name:literal $type:ident;)*) => {$(
        impl<T: Described> Described for $type<T> {
            fn describe(defs: &mut Definitions) -> Value {
                json!({ $name: T::describe(defs) })
            }

            fn from_json(json: &Value, shared: &mut Incoming) -> Outcome<Self> {
                list_from(json, shared)
            }

            fn to_json(&self, shared: &mut Outgoing) -> Value {
                list_json(self, shared)
            }

            fn random(rng: &mut Random) -> Self {
                list_random(rng)
            }
        }
    )*};
}

sequences! {
    "vec" Vec;
    "vecdeque" VecDeque;
}

impl<T: Described, const N: usize> Described for [T; N] {
    fn describe(defs: &mut Definitions) -> Value {
        json!({ "array": [T::describe(defs), N] })
    }

    fn from_json(json: &Value, shared: &mut Incoming) -> Outcome<Self> {
        let items: Vec<T> = list_from(json, shared)?;
        items.try_into().or_else(|_| mismatch(&format!("a list of {N}"), json))
    }

    fn to_json(&self, shared: &mut Outgoing) -> Value {
        list_json(self, shared)
    }

    fn random(rng: &mut Random) -> Self {
        rng.nested(|rng| std::array::from_fn(|_| T::random(rng)))
    }
}

/// What a box or a shared pointer points at, by way of a value that has a size.
pub trait Target {
    type Owned: Described;

    fn describe_target(defs: &mut Definitions) -> Value;

    fn target_json(&self, shared: &mut Outgoing) -> Value;
}

impl<T: Described> Target for T {
    type Owned = T;

    fn describe_target(defs: &mut Definitions) -> Value {
        T::describe(defs)
    }

    fn target_json(&self, shared: &mut Outgoing) -> Value {
        self.to_json(shared)
    }
}

impl Target for str {
    type Owned = String;

    fn describe_target(_: &mut Definitions) -> Value {
        json!("str")
    }

    fn target_json(&self, _: &mut Outgoing) -> Value {
        json!(self)
    }
}

impl<T: Described> Target for [T] {
    type Owned = Vec<T>;

    fn describe_target(defs: &mut Definitions) -> Value {
        json!({ "slice": T::describe(defs) })
    }

    fn target_json(&self, shared: &mut Outgoing) -> Value {
        list_json(self, shared)
    }
}

impl<P: Target + ?Sized + 'static> Described for Box<P>
where
    Box<P>: From<P::Owned>,
{
    fn describe(defs: &mut Definitions) -> Value {
        json!({ "box": P::describe_target(defs) })
    }

    fn from_json(json: &Value, shared: &mut Incoming) -> Outcome<Self> {
        P::Owned::from_json(json, shared).map(Self::from)
    }

    fn to_json(&self, shared: &mut Outgoing) -> Value {
        P::target_json(self, shared)
    }

    fn random(rng: &mut Random) -> Self {
        rng.nested(P::Owned::random).into()
    }
}

macro_rules! tuples {
    ($(($($part:ident $index:tt),*) $size:literal;)*) => {$(
        impl<$($part: Described),*> Described for ($($part,)*) {
            fn describe(defs: &mut Definitions) -> Value {
                json!({ "tuple": [$($part::describe(defs)),*] })
            }

            fn from_json(json: &Value, shared: &mut Incoming) -> Outcome<Self> {
                let parts = exactly::<$size>(json)?;
                Ok(($(
                    at(concat!("[", $index, "]"), $part::from_json(&parts[$index], shared))?,
                )*))
            }

            fn to_json(&self, shared: &mut Outgoing) -> Value {
                Value::Array(vec![$(self.$index.to_json(shared)),*])
            }

            fn random(rng: &mut Random) -> Self {
                ($($part::random(rng),)*)
            }
        }
    )*};
}

tuples! {
    (A 0) 1;
    (A 0, B 1) 2;
    (A 0, B 1, C 2) 3;
    (A 0, B 1, C 2, D 3) 4;
    (A 0, B 1, C 2, D 3, E 4) 5;
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11, M 12) 13;
}

impl<T: Described> Described for Option<T> {
    fn describe(defs: &mut Definitions) -> Value {
        json!({ "option": T::describe(defs) })
    }

    fn from_json(json: &Value, shared: &mut Incoming) -> Outcome<Self> {
        match variant(json)? {
            ("None", Value::Null) => Ok(None),
            ("Some", value) => at(".Some", T::from_json(value, shared)).map(Some),
            _ => mismatch("None or Some", json),
        }
    }

    fn to_json(&self, shared: &mut Outgoing) -> Value {
        match self {
            None => json!("None"),
            Some(value) => json!({ "Some": value.to_json(shared) }),
        }
    }

    fn random(rng: &mut Random) -> Self {
        (!rng.chance(3)).then(|| T::random(rng))
    }
}

impl<T: Described, F: Described> Described for Result<T, F> {
    fn describe(defs: &mut Definitions) -> Value {
        json!({ "result": [T::describe(defs), F::describe(defs)] })
    }

    fn from_json(json: &Value, shared: &mut Incoming) -> Outcome<Self> {
        match variant(json)? {
            ("Ok", value) => at(".Ok", T::from_json(value, shared)).map(Ok),
            ("Err", value) => at(".Err", F::from_json(value, shared)).map(Err),
            _ => mismatch("Ok or Err", json),
        }
    }

    fn to_json(&self, shared: &mut Outgoing) -> Value {
        match self {
            Ok(value) => json!({ "Ok": value.to_json(shared) }),
            Err(value) => json!({ "Err": value.to_json(shared) }),
        }
    }

    fn random(rng: &mut Random) -> Self {
        match rng.chance(2) {
            true => Ok(T::random(rng)),
            false => Err(F::random(rng)),
        }
    }
}

impl<T: Described> Described for Bound<T> {
    fn describe(defs: &mut Definitions) -> Value {
        json!({ "bound": T::describe(defs) })
    }

    fn from_json(json: &Value, shared: &mut Incoming) -> Outcome<Self> {
        match variant(json)? {
            ("Included", value) => at(".Included", T::from_json(value, shared)).map(Self::Included),
            ("Excluded", value) => at(".Excluded", T::from_json(value, shared)).map(Self::Excluded),
            ("Unbounded", Value::Null) => Ok(Self::Unbounded),
            _ => mismatch("Included, Excluded or Unbounded", json),
        }
    }

    fn to_json(&self, shared: &mut Outgoing) -> Value {
        match self {
            Self::Included(value) => json!({ "Included": value.to_json(shared) }),
            Self::Excluded(value) => json!({ "Excluded": value.to_json(shared) }),
            Self::Unbounded => json!("Unbounded"),
        }
    }

    fn random(rng: &mut Random) -> Self {
        match rng.below(3) {
            0 => Self::Included(T::random(rng)),
            1 => Self::Excluded(T::random(rng)),
            _ => Self::Unbounded,
        }
    }
}

/// A range is the list of the ends that it has.
macro_rules! ranges {
    ($($type:ident $name:literal ($($end:ident),*) $get:expr, $make:expr;)*) => {$(
        impl<T: Described> Described for $type<T> {
            fn describe(defs: &mut Definitions) -> Value {
                json!({ $name: T::describe(defs) })
            }

            fn from_json(json: &Value, shared: &mut Incoming) -> Outcome<Self> {
                let [$($end),*] = exactly(json)?;
                $(let $end = T::from_json($end, shared)?;)*
                let make: fn($(ranges!(@end $end)),*) -> Self = $make;
                Ok(make($($end),*))
            }

            fn to_json(&self, shared: &mut Outgoing) -> Value {
                let ends: fn(&Self) -> Vec<&T> = $get;
                list_json(ends(self), shared)
            }

            fn random(rng: &mut Random) -> Self {
                $(let $end = T::random(rng);)*
                let make: fn($(ranges!(@end $end)),*) -> Self = $make;
                make($($end),*)
            }
        }
    )*};
    (@end $end:ident) => { T };
}

ranges! {
    Range "range" (start, end)
        |range| vec![&range.start, &range.end], |start, end| start..end;
    RangeInclusive "range_inclusive" (start, end)
        |range| vec![range.start(), range.end()], |start, end| start..=end;
    RangeFrom "range_from" (start) |range| vec![&range.start], |start| start..;
    RangeTo "range_to" (end) |range| vec![&range.end], |end| ..end;
    RangeToInclusive "range_to_inclusive" (end) |range| vec![&range.end], |end| ..=end;
}
