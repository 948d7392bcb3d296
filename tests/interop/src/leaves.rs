//! Types without parts: numbers, texts, time, addresses.

use std::ffi::CString;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::{
    NonZeroI128, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI8, NonZeroIsize, NonZeroU128,
    NonZeroU16, NonZeroU32, NonZeroU64, NonZeroU8, NonZeroUsize,
};
use std::ops::RangeFull;
use std::time::Duration;

use serde_json::{json, Value};
use uuid::Uuid;

use crate::described::{
    at, elements, exactly, mismatch, variant, Definitions, Described, Incoming, Outcome, Outgoing,
};
use crate::random::Random;

/// Beyond this a number is written as text, because readers may hold numbers as doubles.
const MAX_EXACT: i64 = 1 << 53;

/// The decimal text of a number, whichever way it is written.
fn decimal(json: &Value) -> Option<String> {
    match json {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        _ => None,
    }
}

macro_rules! integers {
    // The middle type is what the archive keeps: rkyv truncates usize and isize to 32 bits.
    ($($type:ident as $kept:ident, $nonzero:ident $nonzero_name:literal;)*) => {$(
        impl Described for $type {
            fn describe(_: &mut Definitions) -> Value {
                json!(stringify!($type))
            }

            fn from_json(json: &Value, _: &mut Incoming) -> Outcome<Self> {
                match decimal(json).and_then(|text| text.parse::<$kept>().ok()) {
                    Some(number) => Ok(number as $type),
                    None => mismatch(stringify!($type), json),
                }
            }

            fn to_json(&self, _: &mut Outgoing) -> Value {
                match i64::try_from(*self) {
                    Ok(number) if (-MAX_EXACT..=MAX_EXACT).contains(&number) => json!(number),
                    _ => json!(self.to_string()),
                }
            }

            fn random(rng: &mut Random) -> Self {
                let bits = rng.wide_bits() as $kept;
                let edges = [0, 1, 2, 127, $kept::MAX, $kept::MIN, $kept::MAX - 1, !0];
                let number = match rng.below(4) {
                    0 => rng.pick(&edges),
                    1 => bits >> ($kept::BITS / 2),
                    _ => bits,
                };
                number as $type
            }
        }

        impl Described for $nonzero {
            fn describe(_: &mut Definitions) -> Value {
                json!($nonzero_name)
            }

            fn from_json(json: &Value, shared: &mut Incoming) -> Outcome<Self> {
                match Self::new($type::from_json(json, shared)?) {
                    Some(number) => Ok(number),
                    None => mismatch($nonzero_name, json),
                }
            }

            fn to_json(&self, shared: &mut Outgoing) -> Value {
                self.get().to_json(shared)
            }

            fn random(rng: &mut Random) -> Self {
                Self::new($type::random(rng)).unwrap_or(Self::new(1).expect("not zero"))
            }
        }
    )*};
}

integers! {
    u8 as u8, NonZeroU8 "nonzero_u8";
    u16 as u16, NonZeroU16 "nonzero_u16";
    u32 as u32, NonZeroU32 "nonzero_u32";
    u64 as u64, NonZeroU64 "nonzero_u64";
    u128 as u128, NonZeroU128 "nonzero_u128";
    usize as u32, NonZeroUsize "nonzero_usize";
    i8 as i8, NonZeroI8 "nonzero_i8";
    i16 as i16, NonZeroI16 "nonzero_i16";
    i32 as i32, NonZeroI32 "nonzero_i32";
    i64 as i64, NonZeroI64 "nonzero_i64";
    i128 as i128, NonZeroI128 "nonzero_i128";
    isize as i32, NonZeroIsize "nonzero_isize";
}

macro_rules! floats {
    ($($type:ident $bits:ident $digits:literal $quiet:literal;)*) => {$(
        impl Described for $type {
            fn describe(_: &mut Definitions) -> Value {
                json!(stringify!($type))
            }

            fn from_json(json: &Value, _: &mut Incoming) -> Outcome<Self> {
                let text = json.get("bits").and_then(Value::as_str);
                let digits = text.and_then(|text| text.strip_prefix("0x"));
                match digits.and_then(|digits| $bits::from_str_radix(digits, 16).ok()) {
                    Some(bits) => Ok(Self::from_bits(bits)),
                    None => mismatch(concat!("the bits of ", stringify!($type)), json),
                }
            }

            fn to_json(&self, _: &mut Outgoing) -> Value {
                json!({ "bits": format!(concat!("{:#0", $digits, "x}"), self.to_bits()) })
            }

            fn random(rng: &mut Random) -> Self {
                let edges = [0.0, -0.0, 1.5, Self::MAX, Self::MIN_POSITIVE, Self::NEG_INFINITY];
                let number = match rng.below(4) {
                    0 => rng.pick(&edges),
                    _ => Self::from_bits(rng.bits() as $bits),
                };
                // Not every language can hold a signalling NaN; payloads of quiet ones survive.
                let quiet = Self::from_bits(number.to_bits() | $quiet);
                if number.is_nan() { quiet } else { number }
            }
        }
    )*};
}

floats! {
    f32 u32 "10" 0x0040_0000;
    f64 u64 "18" 0x0008_0000_0000_0000;
}

macro_rules! leaf {
    ($type:ty, $name:literal, $read:expr, $write:expr, $random:expr) => {
        impl Described for $type {
            fn describe(_: &mut Definitions) -> Value {
                json!($name)
            }

            fn from_json(json: &Value, shared: &mut Incoming) -> Outcome<Self> {
                let read: fn(&Value, &mut Incoming) -> Option<Self> = $read;
                read(json, shared).map_or_else(|| mismatch($name, json), Ok)
            }

            fn to_json(&self, shared: &mut Outgoing) -> Value {
                let write: fn(&Self, &mut Outgoing) -> Value = $write;
                write(self, shared)
            }

            fn random(rng: &mut Random) -> Self {
                let random: fn(&mut Random) -> Self = $random;
                random(rng)
            }
        }
    };
}

leaf!((), "unit", |json, _| json.as_null(), |_, _| Value::Null, |_| ());
leaf!(RangeFull, "range_full", |json, _| json.as_null().map(|()| ..), |_, _| Value::Null, |_| ..);
leaf!(bool, "bool", |json, _| json.as_bool(), |value, _| json!(value), |rng| rng.chance(2));
leaf!(
    char,
    "char",
    |json, shared| u32::from_json(json, shared).ok().and_then(char::from_u32),
    |value, _| json!(u32::from(*value)),
    |rng| rng.scalar()
);
leaf!(
    String,
    "string",
    |json, _| json.as_str().map(str::to_owned),
    |value, _| json!(value),
    |rng| rng.text()
);
leaf!(
    Uuid,
    "uuid",
    |json, _| json.as_str().and_then(|text| Uuid::parse_str(text).ok()),
    |value, _| json!(value.hyphenated().to_string()),
    |rng| Uuid::from_u128(rng.wide_bits())
);
leaf!(
    CString,
    "cstring",
    |json, shared| CString::new(octets(json, shared).ok()?).ok(),
    |value, _| json!(value.as_bytes()),
    |rng| {
        let length = rng.text().len();
        let bytes: Vec<u8> = (0..length).map(|_| 1 + rng.below(255) as u8).collect();
        CString::new(bytes).expect("no byte is zero")
    }
);
leaf!(
    Duration,
    "duration",
    |json, shared| {
        let [seconds, nanos] = exactly(json).ok()?;
        let nanos = u32::from_json(nanos, shared).ok().filter(|nanos| *nanos < 1_000_000_000);
        Some(Self::new(u64::from_json(seconds, shared).ok()?, nanos?))
    },
    |value, shared| json!([value.as_secs().to_json(shared), value.subsec_nanos()]),
    // Other languages' durations, and the system's clock, count seconds in 63 bits.
    |rng| Self::new(u64::random(rng) >> 1, rng.below(1_000_000_000) as u32)
);
leaf!(
    Ipv4Addr,
    "ipv4",
    |json, shared| octets(json, shared).ok()?.try_into().ok().map(<[u8; 4]>::into),
    |value, _| json!(value.octets()),
    |rng| Self::from_bits(rng.bits() as u32)
);
leaf!(
    Ipv6Addr,
    "ipv6",
    |json, shared| octets(json, shared).ok()?.try_into().ok().map(<[u8; 16]>::into),
    |value, _| json!(value.octets()),
    |rng| match rng.below(4) {
        0 => Ipv4Addr::random(rng).to_ipv6_mapped(),
        1 => rng.pick(&[Self::LOCALHOST, Self::UNSPECIFIED]),
        _ => Self::from_bits(rng.wide_bits()),
    }
);
leaf!(
    SocketAddrV4,
    "socket_v4",
    |json, shared| {
        let [ip, port] = exactly(json).ok()?;
        Some(Self::new(Ipv4Addr::from_json(ip, shared).ok()?, u16::from_json(port, shared).ok()?))
    },
    |value, _| json!([value.ip().octets(), value.port()]),
    |rng| Self::new(Ipv4Addr::random(rng), u16::random(rng))
);
leaf!(
    SocketAddrV6,
    "socket_v6",
    |json, shared| {
        let [ip, port, flow, scope] = exactly(json).ok()?;
        Some(Self::new(
            Ipv6Addr::from_json(ip, shared).ok()?,
            u16::from_json(port, shared).ok()?,
            u32::from_json(flow, shared).ok()?,
            u32::from_json(scope, shared).ok()?,
        ))
    },
    |value, _| json!([value.ip().octets(), value.port(), value.flowinfo(), value.scope_id()]),
    |rng| Self::new(Ipv6Addr::random(rng), u16::random(rng), u32::random(rng), u32::random(rng))
);
leaf!(
    IpAddr,
    "ip",
    |json, shared| match variant(json).ok()? {
        ("V4", ip) => Ipv4Addr::from_json(ip, shared).ok().map(Self::V4),
        ("V6", ip) => Ipv6Addr::from_json(ip, shared).ok().map(Self::V6),
        _ => None,
    },
    |value, shared| match value {
        Self::V4(ip) => json!({ "V4": ip.to_json(shared) }),
        Self::V6(ip) => json!({ "V6": ip.to_json(shared) }),
    },
    |rng| match rng.chance(2) {
        true => Self::V4(Ipv4Addr::random(rng)),
        false => Self::V6(Ipv6Addr::random(rng)),
    }
);
leaf!(
    SocketAddr,
    "socket",
    |json, shared| match variant(json).ok()? {
        ("V4", socket) => SocketAddrV4::from_json(socket, shared).ok().map(Self::V4),
        ("V6", socket) => SocketAddrV6::from_json(socket, shared).ok().map(Self::V6),
        _ => None,
    },
    |value, shared| match value {
        Self::V4(socket) => json!({ "V4": socket.to_json(shared) }),
        Self::V6(socket) => json!({ "V6": socket.to_json(shared) }),
    },
    |rng| match rng.chance(2) {
        true => Self::V4(SocketAddrV4::random(rng)),
        false => Self::V6(SocketAddrV6::random(rng)),
    }
);

fn octets(json: &Value, shared: &mut Incoming) -> Outcome<Vec<u8>> {
    let octets = elements(json)?.iter().enumerate();
    octets.map(|(i, octet)| at(format_args!("[{i}]"), u8::from_json(octet, shared))).collect()
}
