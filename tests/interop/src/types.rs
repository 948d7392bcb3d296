//! The structs and enums of the golden archives, and some more.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::{BTreeMap, VecDeque};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::{
    NonZeroI128, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI8, NonZeroIsize, NonZeroU128,
    NonZeroU16, NonZeroU32, NonZeroU64, NonZeroU8, NonZeroUsize,
};
use std::ops::{Bound, Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
use std::path::PathBuf;
use std::rc::{self, Rc};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{self, Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use indexmap::IndexMap;
use rkyv::de::Pooling;
use rkyv::niche::niching::{Bool, NaN};
use rkyv::rancor::Source;
use rkyv::ser::{Allocator, Sharing, Writer};
use rkyv::validation::{ArchiveContext, SharedContext};
use rkyv::with::{
    AsBox, AsOwned, AsString, AsUnixTime, AsVec, AtomicLoad, DefaultNiche, Identity, Lock,
    Map as MapWith, MapKV, Niche, NicheInto, Relaxed, Skip, Unsafe, Unshare,
};
use uuid::Uuid;

use crate::described::Described;
use crate::macros::{choice, record};
use crate::maps::{Map, Set};
use crate::random::Random;

record! {
    Integers {
        a: u8; b: i8; c: u16; d: i16; e: u32; f: i32; g: u64; h: i64; i: u128; j: i128; k: usize;
        l: isize
    }

    Floats { f: Vec<f32>; d: Vec<f64> }

    Scalars { flag: bool; letter: char; single: f32; small: i8; double: f64; last: char }

    NonZeros {
        a: NonZeroU8; b: NonZeroU16; c: NonZeroU32; d: NonZeroU64; e: NonZeroU128;
        f: NonZeroUsize; g: NonZeroI8; h: NonZeroI16; i: NonZeroI32; j: NonZeroI64;
        k: NonZeroI128; l: NonZeroIsize
    }

    Nothing {}

    #[derive(Clone, PartialEq, Eq, Hash)]
    Point { x: i32; y: i32 }

    Padded { a: u8; b: u32 }

    Person { name: String; age: u8; tags: Vec<String>; home: Option<Point> }

    Outer { first: u8; inner: Inner; list: [Inner; 2]; last: u16 }

    Inner { tag: u8; wide: u64 }

    AfterText { text: String; empty: Vec<u64>; one: Vec<u64>; wide: Vec<u128> }

    Shared { a: Rc<String>; b: Rc<String>; c: Rc<String> }

    SharedUnit { a: Rc<()>; b: Rc<()>; c: Rc<()>; n: u8 }

    WithWeak {
        dead: rc::Weak<u32>; live: rc::Weak<u32>; strong: Rc<u32>; live_again: rc::Weak<u32>
    }

    WithArcWeak {
        dead: sync::Weak<u32>; live: sync::Weak<u32>; strong: Arc<u32>; live_again: sync::Weak<u32>
    }

    SharedKinds {
        texts: Vec<Arc<str>>;
        lists: Vec<Rc<[u32]>>;
        names: Vec<Rc<String>>;
        watchers: VecDeque<rc::Weak<String>>;
        same_bytes: Vec<Rc<[String]>>;
        last: Rc<str>
    }

    #[rkyv(
        serialize_bounds(__S: Writer + Allocator + Sharing, __S::Error: Source),
        deserialize_bounds(__D: Pooling, __D::Error: Source),
        bytecheck(bounds(__C: ArchiveContext + SharedContext, __C::Error: Source))
    )]
    Node {
        name: String;
        #[rkyv(omit_bounds)] children: Vec<Rc<Node>>
    }

    Ranges {
        a: Range<u8>; b: RangeInclusive<i64>; c: RangeFrom<u16>; d: RangeTo<u32>;
        e: RangeToInclusive<u8>; f: RangeFull; g: Range<String>; h: Vec<Bound<u32>>
    }

    Net {
        a: Ipv4Addr; b: Ipv6Addr; c: IpAddr; d: SocketAddrV4; e: SocketAddrV6; f: SocketAddr;
        ips: Vec<IpAddr>; sockets: Vec<SocketAddr>
    }

    Niches {
        #[rkyv(with = Niche)] number: Option<Box<u64>> => {form {"niche_box": "u64"}};
        #[rkyv(with = Niche)] text: Option<Box<str>> => {form {"niche_box": "str"}};
        #[rkyv(with = Niche)] byte: Option<NonZeroU8> => {form {"niche_zero": "nonzero_u8"}};
        #[rkyv(with = Niche)] wide: Option<NonZeroI128> => {form {"niche_zero": "nonzero_i128"}};
        #[rkyv(with = NicheInto<NaN>)] double: Option<f64>
            => {form {"niche_nan": "f64"} random no_nan};
        #[rkyv(with = NicheInto<Bool>)] flag: Option<bool> => {form {"niche_two": "bool"}}
    }

    Wrapped {
        #[rkyv(with = Niche)] niche_box: Option<Box<u32>> => {form {"niche_box": "u32"}};
        #[rkyv(with = Niche)] niche_str: Option<Box<str>> => {form {"niche_box": "str"}};
        #[rkyv(with = Niche)] niche_nonzero: Option<NonZeroU32>
            => {form {"niche_zero": "nonzero_u32"}};
        #[rkyv(with = NicheInto<NaN>)] niche_nan: Option<f32>
            => {form {"niche_nan": "f32"} random no_nan};
        #[rkyv(with = NicheInto<Bool>)] niche_bool: Option<bool> => {form {"niche_two": "bool"}};
        #[rkyv(with = DefaultNiche)] default_nonzero: Option<NonZeroI64>
            => {form {"niche_zero": "nonzero_i64"}};
        #[rkyv(with = AsVec)] as_vec: BTreeMap<String, u16>
            => {form {"vec": {"tuple": ["string", "u16"]}}};
        #[rkyv(with = AsString)] as_string: PathBuf
            => {through String, |path| path.to_str().expect("made of text").into(),
                |text| Some(text.into())};
        #[rkyv(with = AsUnixTime)] as_unix_time: SystemTime
            => {through Duration, |time| time.duration_since(UNIX_EPOCH).expect("not before 1970"),
                |since| UNIX_EPOCH.checked_add(since)};
        #[rkyv(with = Skip)] skip: ();
        #[rkyv(with = Lock)] lock: Mutex<u32>
            => {through u32, |lock| *lock.lock().expect("one thread"),
                |value| Some(Mutex::new(value))};
        #[rkyv(with = Unshare)] unshare: Arc<u32>
            => {through u32, |value| **value, |value| Some(Arc::new(value))};
        #[rkyv(with = AsBox)] as_box: u64 => {form {"box": "u64"}};
        #[rkyv(with = MapWith<AsBox>)] map: Vec<u16> => {form {"vec": {"box": "u16"}}};
        #[rkyv(with = MapKV<AsBox, Identity>)] map_kv: BTreeMap<u8, u8>
            => {form {"btreemap": [{"box": "u8"}, "u8"]}};
        #[rkyv(with = AsOwned)] as_owned: Cow<'static, str>
            => {through String, |text| text.to_string(), |text| Some(Cow::Owned(text))};
        #[rkyv(with = AtomicLoad<Relaxed>)] atomic: AtomicU32
            => {through u32, |atomic| atomic.load(Ordering::Relaxed),
                |value| Some(AtomicU32::new(value))};
        #[rkyv(with = Unsafe)] cell: Cell<u16>
            => {through u16, |cell| cell.get(), |value| Some(Cell::new(value))}
    }

    #[derive(PartialEq, Eq, Hash)]
    #[rkyv(derive(PartialEq, Eq, Hash))]
    KeyRecord { name: String; id: u32 }

    Everything {
        id: Uuid;
        kind: Shape;
        born: Option<Duration>;
        names: IndexMap<String, Vec<Option<Point>>>;
        scores: BTreeMap<i16, Map<String, Result<u64, String>>>;
        flags: Set<char>;
        nested: Vec<(u8, Box<Option<String>>, [Padded; 2])>;
        shared: Vec<Rc<Vec<u128>>>;
        tail: bool
    }
}

/// A number with the niche of a NaN can't be a NaN.
fn no_nan<F: Described + PartialEq>(rng: &mut Random) -> Option<F> {
    #[allow(clippy::eq_op)]
    Option::random(rng).filter(|number: &F| number == number)
}

choice! {
    Unit { A = 0, B = 1, C = 2 }

    #[derive(PartialEq, Eq, Hash)]
    #[rkyv(derive(PartialEq, Eq, Hash))]
    Single { Only = 0 }

    Shape {
        Empty = 0,
        Byte(a: u8) = 1,
        Wide(a: u64) = 2,
        Huge(a: u128) = 3,
        Pair(a: u8, b: String) = 4,
        Named { flag: bool, list: Vec<u16>, wide: u32 } = 5,
        Nested(a: Unit) = 6,
        Maybe(a: Option<Box<u64>>) = 7,
    }

    Tagged {
        Low = 3,
        Next(a: u16) = 4,
        High { text: String, point: Point } = 200,
        Last(a: Box<str>, b: bool) = 255,
    }

    #[rkyv(
        serialize_bounds(__S: Writer, __S::Error: Source),
        deserialize_bounds(__D::Error: Source),
        bytecheck(bounds(__C: ArchiveContext, __C::Error: Source))
    )]
    Chain {
        End = 0,
        Link(value: u16, #[rkyv(omit_bounds)] next: Box<Chain>) = 1,
    }

    #[rkyv(
        serialize_bounds(__S: Writer + Allocator, __S::Error: Source),
        deserialize_bounds(__D::Error: Source),
        bytecheck(bounds(__C: ArchiveContext, __C::Error: Source))
    )]
    Tree {
        Null = 0,
        Bool(a: bool) = 1,
        Number(a: f64) = 2,
        Text(a: String) = 3,
        List(#[rkyv(omit_bounds)] a: Vec<Tree>) = 4,
        Object(#[rkyv(omit_bounds)] a: Map<String, Tree>) = 5,
    }

    #[derive(PartialEq, Eq, Hash)]
    #[rkyv(derive(PartialEq, Eq, Hash))]
    KeyEnum { Zero = 0, One(a: u32) = 1, Two { text: String } = 2 }
}
