package dev.arenite.tool.schema;

import dev.arenite.archive.schema.ArchiveSchema;

/// The declaration of a schema in Rust: a module with the structs and enums that rkyv 0.8 archives
/// as the schema says.
///
/// Names are those of the schema where Rust can have them. A keyword has `r#` before it; every
/// character but ASCII letters, digits and `_` becomes `_`, and a name that is taken has a number
/// behind it. A comment then tells the name of the schema. What is archived by a wrapper
/// (`#[rkyv(with = ..)]`) and is no field stands in a struct of its own, whose bytes are the same.
///
/// | schema | Rust |
/// |---|---|
/// | struct, enum; tuple | struct, enum; tuple, beyond 12 elements a struct |
/// | `instant`, `local_date`, ..., `big_integer` | structs, as FORMAT 2.6 has them |
/// | `java_duration` | `Duration` |
/// | `unix_time` | `SystemTime` with `AsUnixTime`; as a key `Duration` |
/// | `uuid` | `Uuid`; as a key, that of uuid 1.17 or later |
/// | `uuid_array` | `[u8; 16]` |
/// | text that is one of some names | `String` |
/// | `rc` | `Rc`; `Arc` for a second kind of references to the same type |
/// | a niche | `Option` with `Niche` or `NicheInto`, for unusual bytes with a type of its own |
///
/// @param root the name of the root's type
/// @param text the module
public record RustDeclaration(String root, String text) {

    /// Prints a schema.
    ///
    /// @throws DeclarationException if a part says nothing of itself, is a key that Rust or rkyv
    ///     does not hash or order as the format does, or needs what neither has
    public static RustDeclaration of(ArchiveSchema schema) {
        return new RustItems(schema).declaration();
    }
}
