//! Declares structs and enums together with their descriptions.

/// What a struct does with one field. Wrappers (`#[rkyv(with = ..)]`) change how it is archived:
/// `{form {..}}` states another description for the same values, with `random path` another
/// generator; `{through Plain, get, make}` describes the field by a value of another type.
macro_rules! field {
    (describe $defs:ident, $type:ty) => {
        <$type as $crate::described::Described>::describe($defs)
    };
    (describe $defs:ident, $type:ty, {form $form:tt $(random $random:path)?}) => {
        serde_json::json!($form)
    };
    (describe $defs:ident, $type:ty, {through $plain:ty, $get:expr, $make:expr}) => {
        $crate::macros::field!(describe $defs, $plain)
    };
    (random $rng:ident, $type:ty $(, {form $form:tt})?) => {
        <$type as $crate::described::Described>::random($rng)
    };
    (random $rng:ident, $type:ty, {form $form:tt random $random:path}) => {
        $random($rng)
    };
    (random $rng:ident, $type:ty, {through $plain:ty, $get:expr, $make:expr}) => {{
        let make: fn($plain) -> Option<$type> = $make;
        make($crate::macros::field!(random $rng, $plain)).expect("random values are in range")
    }};
    (json $value:expr, $shared:ident, $type:ty $(, {form $form:tt $(random $random:path)?})?) => {
        $crate::described::Described::to_json($value, $shared)
    };
    (json $value:expr, $shared:ident, $type:ty, {through $plain:ty, $get:expr, $make:expr}) => {{
        let get: fn(&$type) -> $plain = $get;
        get($value).to_json($shared)
    }};
    (
        parse $json:ident $name:expr, $shared:ident, $type:ty
        $(, {form $form:tt $(random $random:path)?})?
    ) => {
        $crate::described::member::<$type>($json, $name, $shared)
    };
    (
        parse $json:ident $name:expr, $shared:ident, $type:ty,
        {through $plain:ty, $get:expr, $make:expr}
    ) => {{
        let make: fn($plain) -> Option<$type> = $make;
        $crate::described::member($json, $name, $shared)
            .and_then(|plain| make(plain).ok_or_else(|| format!(".{}: out of range", $name)))
    }};
}

/// A struct; see `field` for what may follow a field's `=>`.
macro_rules! record {
    ($(
        $(#[$meta:meta])*
        $name:ident {
            $($(#[$field_meta:meta])* $field:ident: $type:ty $(=> $how:tt)?);* $(;)?
        }
    )*) => {$(
        #[derive(rkyv::Archive, rkyv::Serialize, rkyv::Deserialize)]
        $(#[$meta])*
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
        }

        #[allow(unused_mut, unused_variables)]
        impl $crate::described::Described for $name {
            fn describe(defs: &mut $crate::described::Definitions) -> serde_json::Value {
                let offsets: Vec<(&str, usize)> = vec![
                    $((stringify!($field), std::mem::offset_of!(rkyv::Archived<$name>, $field))),*
                ];
                defs.define::<Self>(stringify!($name), offsets.into_iter().collect(), |defs| {
                    let fields: Vec<serde_json::Value> = vec![$({
                        let form = $crate::macros::field!(describe defs, $type $(, $how)?);
                        serde_json::json!([stringify!($field), form])
                    }),*];
                    serde_json::json!({ "struct": fields })
                })
            }

            fn from_json(
                json: &serde_json::Value,
                shared: &mut $crate::described::Incoming,
            ) -> $crate::described::Outcome<Self> {
                $(
                    let $field = $crate::macros::field!(
                        parse json stringify!($field), shared, $type $(, $how)?
                    )?;
                )*
                Ok(Self { $($field),* })
            }

            fn to_json(&self, shared: &mut $crate::described::Outgoing) -> serde_json::Value {
                let mut members = serde_json::Map::new();
                $(
                    let value = $crate::macros::field!(
                        json &self.$field, shared, $type $(, $how)?
                    );
                    members.insert(stringify!($field).to_owned(), value);
                )*
                serde_json::Value::Object(members)
            }

            fn random(rng: &mut $crate::random::Random) -> Self {
                $(let $field = $crate::macros::field!(random rng, $type $(, $how)?);)*
                Self { $($field),* }
            }
        }
    )*};
}

/// An enum; every variant states its tag, and its fields have names even if the variant is a tuple.
macro_rules! choice {
    ($(
        $(#[$meta:meta])*
        $name:ident {
            $(
                $variant:ident
                $(($($(#[$part_meta:meta])* $part:ident: $part_type:ty),*))?
                $({$($field:ident: $field_type:ty),*})?
                = $tag:literal
            ),* $(,)?
        }
    )*) => {$(
        #[derive(rkyv::Archive, rkyv::Serialize, rkyv::Deserialize)]
        $(#[$meta])*
        #[repr(u8)]
        pub enum $name {
            $(
                $variant
                $(($($(#[$part_meta])* $part_type),*))?
                $({$($field: $field_type),*})?
                = $tag
            ),*
        }

        #[allow(unused_mut, unused_variables)]
        impl $crate::described::Described for $name {
            fn describe(defs: &mut $crate::described::Definitions) -> serde_json::Value {
                defs.define::<Self>(stringify!($name), serde_json::Value::Null, |defs| {
                    let variants: Vec<serde_json::Value> = vec![$({
                        let mut variant = serde_json::json!({
                            "name": stringify!($variant), "tag": $tag
                        });
                        $(
                            variant["tuple"] =
                                serde_json::json!([$(<$part_type>::describe(defs)),*]);
                        )?
                        $(
                            variant["struct"] = serde_json::json!([
                                $([stringify!($field), <$field_type>::describe(defs)]),*
                            ]);
                        )?
                        variant
                    }),*];
                    serde_json::json!({ "enum": variants })
                })
            }

            fn from_json(
                json: &serde_json::Value,
                shared: &mut $crate::described::Incoming,
            ) -> $crate::described::Outcome<Self> {
                match $crate::described::variant(json)? {
                    $(
                        (stringify!($variant), payload) => {
                            $($crate::macros::parts!(payload, shared, $($part),*);)?
                            $(
                                $(
                                    let $field = $crate::described::member(
                                        payload, stringify!($field), shared,
                                    )?;
                                )*
                            )?
                            Ok(Self::$variant $(($($part),*))? $({$($field),*})?)
                        }
                    )*
                    _ => $crate::described::mismatch(
                        concat!("a variant of ", stringify!($name)), json,
                    ),
                }
            }

            fn to_json(&self, shared: &mut $crate::described::Outgoing) -> serde_json::Value {
                match self {
                    $(
                        Self::$variant $(($($part),*))? $({$($field),*})? => {
                            let payload = serde_json::Value::Null;
                            $(
                                let payload = serde_json::Value::Array(vec![
                                    $($part.to_json(shared)),*
                                ]);
                            )?
                            $(
                                let payload = serde_json::json!({
                                    $(stringify!($field): $field.to_json(shared)),*
                                });
                            )?
                            serde_json::json!({ stringify!($variant): payload })
                        }
                    )*
                }
            }

            fn random(rng: &mut $crate::random::Random) -> Self {
                rng.variant(&[
                    $(
                        |rng| Self::$variant
                            $(($(<$part_type>::random(rng)),*))?
                            $({$($field: <$field_type>::random(rng)),*})?
                    ),*
                ])
            }
        }
    )*};
}

/// Binds the parts of a tuple variant.
macro_rules! parts {
    ($payload:ident, $shared:ident, $($part:ident),*) => {
        let [$($part),*] = $crate::described::exactly($payload)?;
        $(
            let $part = $crate::described::at(
                concat!(".", stringify!($part)),
                $crate::described::Described::from_json($part, $shared),
            )?;
        )*
    };
}

pub(crate) use {choice, field, parts, record};
