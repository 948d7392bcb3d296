package dev.arenite.archive.derive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Gives a component a value for archives of older schemas, which do not have it
/// ([ArchiveSchema#resolve][dev.arenite.archive.schema.ArchiveSchema#resolve]): 0, false, the empty
/// text, `Optional`, `List`, `Set` or `Map`, or a constant of the record.
///
/// An `Optional` component is empty there without it. A record that has a constructor without the
/// component needs no annotation either: the constructor gives the value.
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.CLASS)
public @interface Default {

    /// The name of a static field of the record that holds the value; if empty, the value is that
    /// of the component's type.
    String value() default "";
}
