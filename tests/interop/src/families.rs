//! All families, and which of them each golden archive belongs to.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ffi::CString;
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU16;
use std::ops::{Bound, Range, RangeInclusive};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use indexmap::{IndexMap, IndexSet};
use uuid::Uuid;

use crate::family::{map, of, unordered, Family};
use arenite_interop::datasets::{Logs, Mesh, Players, Updates};
use arenite_interop::maps::{Map, SeededMap, SeededSet, Set};
use arenite_interop::types::{
    AfterText, Chain, Everything, Floats, Integers, KeyEnum, KeyRecord, Net, Niches, Node,
    NonZeros, Nothing, Outer, Padded, Person, Point, Ranges, Scalars, Shape, Shared, SharedKinds,
    SharedUnit, Single, Tagged, Tree, Unit, WithArcWeak, WithWeak, Wrapped,
};

/// Golden archives whose names are not a family's, with or without a number at the end.
const ALIASES: [(&str, &str); 16] = [
    ("bool_true", "bool"),
    ("i32_negative", "i32"),
    ("i128_min", "i128"),
    ("u128_max", "u128"),
    ("char_ascii", "char"),
    ("integers_max", "integers"),
    ("integers_min", "integers"),
    ("string_inline_utf8", "string"),
    ("string_8_bytes_utf8", "string"),
    ("string_long_utf8", "string"),
    ("vec_u8_empty", "vec_u8"),
    ("box_str_empty", "box_str"),
    ("option_none", "option"),
    ("option_some", "option"),
    ("result_ok", "result"),
    ("result_err", "result"),
];

/// The name of the family that a case's name stands for: `random_<family>_<i>`, a golden case
/// `<family>` or `<family>_<size>`, or an alias.
pub fn family_of(case: &str) -> &str {
    if let Some((_, family)) = ALIASES.iter().find(|(alias, _)| *alias == case) {
        return family;
    }
    let case = case.strip_prefix("random_").unwrap_or(case);
    match case.rsplit_once('_') {
        Some((family, number)) if number.bytes().all(|digit| digit.is_ascii_digit()) => family,
        _ => case,
    }
}

pub fn families() -> Vec<Box<dyn Family>> {
    [leaves(), compounds(), pointers(), maps(), sets(), records()].into_iter().flatten().collect()
}

fn leaves() -> Vec<Box<dyn Family>> {
    vec![
        of::<()>("unit"),
        of::<bool>("bool"),
        of::<u8>("u8"),
        of::<u16>("u16"),
        of::<i32>("i32"),
        of::<u64>("u64"),
        of::<i128>("i128"),
        of::<u128>("u128"),
        of::<char>("char"),
        of::<isize>("isize"),
        of::<String>("string"),
        of::<Uuid>("uuid"),
        of::<Integers>("integers"),
        of::<Floats>("floats"),
        of::<Scalars>("scalars"),
        of::<NonZeros>("nonzeros"),
        of::<Vec<Duration>>("durations"),
        of::<(CString, CString)>("cstring"),
        of::<Vec<CString>>("vec_cstring"),
        of::<Net>("net"),
        of::<Vec<IpAddr>>("vec_ip"),
        of::<Vec<SocketAddr>>("vec_socket"),
        of::<Vec<Uuid>>("vec_uuid"),
        of::<Ranges>("ranges"),
        of::<Vec<Bound<String>>>("vec_bound"),
    ]
}

fn compounds() -> Vec<Box<dyn Family>> {
    vec![
        of::<Vec<u8>>("vec_u8"),
        of::<Vec<i16>>("vec_i16"),
        of::<Vec<u64>>("vec_u64"),
        of::<Vec<i128>>("vec_i128"),
        of::<Vec<f32>>("vec_f32"),
        of::<Vec<f64>>("vec_f64"),
        of::<Vec<bool>>("vec_bool"),
        of::<Vec<char>>("vec_char"),
        of::<Vec<()>>("vec_unit"),
        of::<Vec<usize>>("vec_usize"),
        of::<Vec<isize>>("vec_isize"),
        of::<Vec<String>>("vec_string"),
        of::<Vec<Vec<String>>>("vec_vec_string"),
        of::<Vec<Vec<Vec<u16>>>>("vec_vec_vec_u16"),
        of::<Vec<Option<String>>>("vec_option_string"),
        of::<Vec<Point>>("vec_struct_pod"),
        of::<Vec<Padded>>("vec_struct_padded"),
        of::<Vec<Person>>("vec_person"),
        of::<VecDeque<u32>>("vecdeque_wrapped"),
        of::<VecDeque<String>>("vecdeque_string"),
        of::<[u32; 4]>("array_u32"),
        of::<[u64; 0]>("array_empty"),
        of::<[String; 3]>("array_string"),
        of::<[[Option<u16>; 3]; 2]>("array_nested"),
        of::<(u8, u32, u8, u64)>("tuple_mixed"),
        of::<(String,)>("tuple_one"),
        of::<(u8, String, Option<u64>, (i8, char), Vec<u16>)>("tuple_nested"),
        of::<(u8, u16, u32, u64, u128, i8, i16, i32, i64, i128, bool, char, String)>(
            "tuple_widest",
        ),
        of::<Nothing>("struct_empty"),
        of::<Outer>("struct_nested"),
        of::<AfterText>("align_after_text"),
        of::<Option<u32>>("option"),
        of::<Option<()>>("option_some_unit"),
        of::<Option<bool>>("option_bool"),
        of::<Option<u128>>("option_u128"),
        of::<Option<Option<String>>>("option_option_string"),
        of::<Option<Box<Vec<u64>>>>("option_box_vec"),
        of::<Result<u16, String>>("result"),
        of::<Result<Vec<Option<u32>>, Result<(), String>>>("result_nested"),
        of::<Unit>("enum_unit"),
        of::<Single>("enum_single"),
        of::<Vec<Shape>>("enum_all_variants"),
        of::<Vec<Tagged>>("enum_tagged"),
    ]
}

fn pointers() -> Vec<Box<dyn Family>> {
    vec![
        of::<Box<u32>>("box_u32"),
        of::<Box<u128>>("box_u128"),
        of::<Box<str>>("box_str"),
        of::<Box<[u16]>>("box_slice"),
        of::<Box<[String]>>("box_slice_string"),
        of::<Box<()>>("box_unit"),
        of::<Box<Box<Option<Box<str>>>>>("box_box"),
        of::<Chain>("chain"),
        of::<Vec<Chain>>("vec_chain"),
        of::<Tree>("tree"),
        of::<Vec<Tree>>("vec_tree"),
        of::<Shared>("rc_shared"),
        of::<SharedUnit>("rc_unit"),
        of::<Vec<Rc<String>>>("vec_rc_string"),
        of::<Vec<Rc<()>>>("vec_rc_unit"),
        of::<Vec<Arc<u128>>>("vec_arc_u128"),
        of::<Vec<Arc<str>>>("vec_arc_str"),
        of::<Vec<Rc<[u32]>>>("vec_rc_slice"),
        of::<Vec<Rc<Option<Rc<String>>>>>("vec_rc_rc"),
        of::<Node>("rc_graph"),
        of::<SharedKinds>("rc_kinds"),
        of::<WithWeak>("weak"),
        of::<WithArcWeak>("arc_weak"),
        of::<Niches>("niches"),
        of::<Vec<Niches>>("vec_niches"),
        of::<Wrapped>("wrapped_none"),
    ]
}

fn maps() -> Vec<Box<dyn Family>> {
    vec![
        map::<Map<String, u64>>("hashmap_string_u64"),
        map::<Map<u64, u32>>("hashmap_u64_u32"),
        map::<Map<u8, ()>>("hashmap_u8"),
        map::<Map<i16, String>>("hashmap_i16"),
        map::<Map<i32, i8>>("hashmap_i32"),
        map::<Map<i64, Option<u128>>>("hashmap_i64"),
        map::<Map<u128, u8>>("hashmap_u128"),
        map::<Map<i128, u8>>("hashmap_i128"),
        // rkyv hashes a negative archived isize otherwise than a native one: no lookups.
        of::<Map<isize, u16>>("hashmap_isize"),
        map::<Map<char, bool>>("hashmap_char"),
        map::<Map<bool, u64>>("hashmap_bool"),
        map::<Map<(), String>>("hashmap_unit"),
        map::<Map<KeyRecord, u8>>("hashmap_record"),
        map::<Map<KeyEnum, u8>>("hashmap_enum"),
        map::<Map<[u8; 4], u8>>("hashmap_array"),
        map::<Map<(u32, String), Vec<u8>>>("hashmap_tuple"),
        map::<Map<Option<u32>, String>>("hashmap_option"),
        map::<Map<Vec<u8>, u16>>("hashmap_bytes"),
        // rkyv hashes an archived list of integers otherwise than a native one: no lookups.
        of::<Map<Vec<u16>, u16>>("hashmap_vec_u16"),
        map::<Map<Vec<String>, u16>>("hashmap_strings"),
        map::<Map<String, Vec<String>>>("hashmap_vec_string"),
        map::<Map<String, Map<u16, Vec<Set<String>>>>>("hashmap_nested"),
        of::<Vec<Map<String, Option<i32>>>>("vec_hashmap"),
        unordered::<SeededMap<String, u32>>("std_hashmap_string"),
        unordered::<SeededMap<i64, Vec<String>>>("std_hashmap_i64"),
        map::<IndexMap<String, u32>>("indexmap_string_u32"),
        map::<IndexMap<u16, Vec<String>>>("indexmap_u16"),
        map::<IndexMap<char, IndexMap<u64, bool>>>("indexmap_nested"),
        map::<BTreeMap<u32, u64>>("btreemap_u32_u64"),
        map::<BTreeMap<String, String>>("btreemap_string_string"),
        map::<BTreeMap<u8, Box<str>>>("btreemap_box"),
        map::<BTreeMap<i64, u8>>("btreemap_i64"),
        map::<BTreeMap<u8, i128>>("btreemap_wide_value"),
        map::<BTreeMap<u128, bool>>("btreemap_wide_key"),
        map::<BTreeMap<(i16, String), Option<u8>>>("btreemap_tuple"),
        map::<BTreeMap<u16, BTreeMap<String, Vec<u8>>>>("btreemap_nested"),
        map::<BTreeMap<char, ()>>("btreemap_unit"),
    ]
}

fn sets() -> Vec<Box<dyn Family>> {
    vec![
        map::<Set<u32>>("hashset_u32"),
        map::<Set<usize>>("hashset_usize"),
        map::<Set<String>>("hashset_string"),
        map::<Set<(bool, i8)>>("hashset_tuple"),
        unordered::<SeededSet<String>>("std_hashset"),
        map::<IndexSet<String>>("indexset_string"),
        map::<IndexSet<i32>>("indexset_i32"),
        map::<BTreeSet<u8>>("btreeset_u8"),
        map::<BTreeSet<String>>("btreeset_string"),
        map::<BTreeSet<i32>>("btreeset_i32"),
        map::<BTreeSet<Option<char>>>("btreeset_option"),
        // What rkyv hashes otherwise when it is archived: no lookups.
        of::<Set<VecDeque<u16>>>("hashset_deque"),
        of::<Set<Vec<NonZeroU16>>>("hashset_vec_nonzero"),
        of::<Set<Range<u32>>>("hashset_range"),
        of::<Set<RangeInclusive<u32>>>("hashset_range_inclusive"),
        of::<Set<Bound<u16>>>("hashset_bound"),
        of::<Set<(u16, Single)>>("hashset_single"),
        of::<Set<Duration>>("hashset_duration"),
        of::<Set<CString>>("hashset_cstring"),
        of::<Set<IpAddr>>("hashset_ip"),
        of::<Set<Uuid>>("hashset_uuid"),
        of::<Set<SocketAddr>>("hashset_socket"),
    ]
}

fn records() -> Vec<Box<dyn Family>> {
    vec![
        of::<Logs>("log"),
        of::<Mesh>("mesh"),
        of::<Players>("minecraft_savedata"),
        of::<Updates>("mk48"),
        of::<Everything>("everything"),
        of::<Vec<Everything>>("vec_everything"),
    ]
}
