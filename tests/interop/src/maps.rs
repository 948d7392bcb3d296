//! Maps and sets: Rust's own, and a hash map that keeps the order in which it was filled.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasherDefault, DefaultHasher, Hash};
use std::ops::ControlFlow;
use std::ptr;

use indexmap::{IndexMap, IndexSet};
use rkyv::collections::btree_map::ArchivedBTreeMap;
use rkyv::collections::btree_set::ArchivedBTreeSet;
use rkyv::collections::swiss_table::{
    ArchivedHashMap, ArchivedHashSet, ArchivedIndexMap, ArchivedIndexSet, HashMapResolver,
    HashSetResolver,
};
use rkyv::rancor::{Fallible, Source};
use rkyv::ser::{Allocator, Writer};
use rkyv::{Archive, Deserialize, Place, Serialize};
use serde_json::{json, Value};

use crate::containers::{list_from, list_random};
use crate::described::{Definitions, Described, Incoming, Outcome, Outgoing};
use crate::random::Random;

/// What rkyv fills its tables to.
const LOAD_FACTOR: (usize, usize) = (7, 8);

/// Entries that are archived as a hash map, written in the order of the list. The archive of a
/// `HashMap` depends on its random iteration order; this one's is determined.
pub struct Map<K, V>(Vec<(K, V)>);

/// Elements that are archived as a hash set, written in the order of the list.
pub struct Set<T>(Vec<T>);

/// Rust's own hash map, in an order of its own that is the same in every run.
pub type SeededMap<K, V> = HashMap<K, V, BuildHasherDefault<DefaultHasher>>;

/// Rust's own hash set, in an order of its own that is the same in every run.
pub type SeededSet<T> = HashSet<T, BuildHasherDefault<DefaultHasher>>;

impl<K: Archive, V: Archive> Archive for Map<K, V> {
    type Archived = ArchivedHashMap<K::Archived, V::Archived>;
    type Resolver = HashMapResolver;

    fn resolve(&self, resolver: Self::Resolver, out: Place<Self::Archived>) {
        ArchivedHashMap::resolve_from_len(self.0.len(), LOAD_FACTOR, resolver, out);
    }
}

impl<K, V, S> Serialize<S> for Map<K, V>
where
    K: Serialize<S> + Hash + Eq,
    V: Serialize<S>,
    S: Fallible + Writer + Allocator + ?Sized,
    S::Error: Source,
{
    fn serialize(&self, serializer: &mut S) -> Result<Self::Resolver, S::Error> {
        let entries = self.0.iter().map(|(key, value)| (key, value));
        Self::Archived::serialize_from_iter::<_, _, _, K, V, S>(entries, LOAD_FACTOR, serializer)
    }
}

impl<K, V, D> Deserialize<Map<K, V>, D> for ArchivedHashMap<K::Archived, V::Archived>
where
    K: Archive<Archived: Deserialize<K, D>>,
    V: Archive<Archived: Deserialize<V, D>>,
    D: Fallible + ?Sized,
{
    fn deserialize(&self, pool: &mut D) -> Result<Map<K, V>, D::Error> {
        let entries = self.iter();
        let entries =
            entries.map(|(key, value)| Ok((key.deserialize(pool)?, value.deserialize(pool)?)));
        entries.collect::<Result<_, _>>().map(Map)
    }
}

impl<T: Archive> Archive for Set<T> {
    type Archived = ArchivedHashSet<T::Archived>;
    type Resolver = HashSetResolver;

    fn resolve(&self, resolver: Self::Resolver, out: Place<Self::Archived>) {
        ArchivedHashSet::resolve_from_len(self.0.len(), LOAD_FACTOR, resolver, out);
    }
}

impl<T, S> Serialize<S> for Set<T>
where
    T: Serialize<S> + Hash + Eq,
    S: Fallible + Writer + Allocator + ?Sized,
    S::Error: Source,
{
    fn serialize(&self, serializer: &mut S) -> Result<Self::Resolver, S::Error> {
        Self::Archived::serialize_from_iter::<_, T, S>(self.0.iter(), LOAD_FACTOR, serializer)
    }
}

impl<T, D> Deserialize<Set<T>, D> for ArchivedHashSet<T::Archived>
where
    T: Archive<Archived: Deserialize<T, D>>,
    D: Fallible + ?Sized,
{
    fn deserialize(&self, pool: &mut D) -> Result<Set<T>, D::Error> {
        self.iter().map(|item| item.deserialize(pool)).collect::<Result<_, _>>().map(Set)
    }
}

impl<K: Eq, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        Self(distinct(entries, |(key, _)| key))
    }
}

impl<T: Eq> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(distinct(items, |item| item))
    }
}

/// Drops all but the first of equal keys.
fn distinct<T, K: Eq>(items: impl IntoIterator<Item = T>, key: impl Fn(&T) -> &K) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for item in items {
        if !kept.iter().any(|other| key(other) == key(&item)) {
            kept.push(item);
        }
    }
    kept
}

impl<K, V> Map<K, V> {
    fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }
}

impl<T> Set<T> {
    fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter()
    }
}

/// The bounds are the key's; `hashed` says that the archive does not keep the order.
macro_rules! maps {
    ($($name:literal $type:ident ($($bound:ident)+) hashed: $hashed:literal;)*) => {$(
        impl<K: Described $(+ $bound)+, V: Described> Described for $type<K, V> {
            fn describe(defs: &mut Definitions) -> Value {
                json!({ $name: [K::describe(defs), V::describe(defs)] })
            }

            fn from_json(json: &Value, shared: &mut Incoming) -> Outcome<Self> {
                list_from(json, shared)
            }

            fn to_json(&self, shared: &mut Outgoing) -> Value {
                // Keys first: ids are given in the order in which the values are listed.
                let entries = self.iter();
                let mut list: Vec<_> =
                    entries.map(|(key, value)| (key.to_json(shared), value)).collect();
                if $hashed && shared.sorted {
                    list.sort_by_cached_key(|(key, _)| key.to_string());
                }
                list.into_iter().map(|(key, value)| json!([key, value.to_json(shared)])).collect()
            }

            fn random(rng: &mut Random) -> Self {
                list_random(rng)
            }
        }
    )*};
}

maps! {
    "hashmap" Map (Eq) hashed: true;
    "hashmap" SeededMap (Eq Hash) hashed: true;
    "indexmap" IndexMap (Eq Hash) hashed: false;
    "btreemap" BTreeMap (Ord) hashed: false;
}

macro_rules! sets {
    ($($name:literal $type:ident ($($bound:ident)+) hashed: $hashed:literal;)*) => {$(
        impl<T: Described $(+ $bound)+> Described for $type<T> {
            fn describe(defs: &mut Definitions) -> Value {
                json!({ $name: T::describe(defs) })
            }

            fn from_json(json: &Value, shared: &mut Incoming) -> Outcome<Self> {
                list_from(json, shared)
            }

            fn to_json(&self, shared: &mut Outgoing) -> Value {
                let mut list: Vec<_> = self.iter().map(|item| item.to_json(shared)).collect();
                if $hashed && shared.sorted {
                    list.sort_by_cached_key(Value::to_string);
                }
                Value::Array(list)
            }

            fn random(rng: &mut Random) -> Self {
                list_random(rng)
            }
        }
    )*};
}

sets! {
    "hashset" Set (Eq) hashed: true;
    "hashset" SeededSet (Eq Hash) hashed: true;
    "indexset" IndexSet (Eq Hash) hashed: false;
    "btreeset" BTreeSet (Ord) hashed: false;
}

/// An archived map or set that finds its keys in place.
pub trait Lookup {
    /// How many of the keys that iteration yields a lookup does not find again.
    fn lost_keys(&self) -> usize;
}

impl<K: Hash + Eq, V> Lookup for ArchivedHashMap<K, V> {
    fn lost_keys(&self) -> usize {
        let found = |key: &K, value: &V| self.get(key).is_some_and(|v| ptr::eq(v, value));
        self.iter().filter(|(key, value)| !found(key, value)).count()
    }
}

impl<T: Hash + Eq> Lookup for ArchivedHashSet<T> {
    fn lost_keys(&self) -> usize {
        self.iter().filter(|item| self.get(*item).is_none()).count()
    }
}

impl<K: Hash + Eq, V> Lookup for ArchivedIndexMap<K, V> {
    fn lost_keys(&self) -> usize {
        let keys = self.keys().enumerate();
        keys.filter(|(index, key)| self.get_index_of(*key) != Some(*index)).count()
    }
}

impl<T: Hash + Eq> Lookup for ArchivedIndexSet<T> {
    fn lost_keys(&self) -> usize {
        let items = self.iter().enumerate();
        items.filter(|(index, item)| self.get_index_of(*item) != Some(*index)).count()
    }
}

impl<K: Ord, V> Lookup for ArchivedBTreeMap<K, V> {
    fn lost_keys(&self) -> usize {
        let mut lost = 0;
        self.visit(|key, value| {
            lost += usize::from(!self.get(key).is_some_and(|v| ptr::eq(v, value)));
            ControlFlow::<()>::Continue(())
        });
        lost
    }
}

impl<T: Ord> Lookup for ArchivedBTreeSet<T> {
    fn lost_keys(&self) -> usize {
        let mut lost = 0;
        self.visit(|item| {
            lost += usize::from(!self.contains_key(item));
            ControlFlow::<()>::Continue(())
        });
        lost
    }
}
