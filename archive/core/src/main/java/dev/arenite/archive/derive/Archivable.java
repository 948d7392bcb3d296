package dev.arenite.archive.derive;

import dev.arenite.archive.ArchiveFormat;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Has the archived form of a record or of a sealed interface derived.
///
/// A record becomes a struct with its components as fields, in their order. A sealed interface
/// becomes an enum with its permitted records as variants, in their order; the fields of a variant
/// lie behind the tag, as in Rust's `enum Shape { Circle { radius: f64 } }`. Each constant of a
/// permitted enum is a variant without fields. What is permitted needs no annotation.
///
/// Kept at run time, for [DerivedTypes].
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Archivable {

    /// The name of the generated class; if empty, `Archived` and the simple name of the type.
    String name() default "";

    /// The format, which all types that are used together must share.
    ArchiveFormat format() default ArchiveFormat.POINTER_32;

    /// Whether the check also makes each value, so that one that the constructor refuses is a
    /// violation with its path. Such a check costs about as much as reading. Without it, reading
    /// throws for such a value.
    boolean validated() default false;
}
