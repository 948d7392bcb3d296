package dev.arenite.archive.derive;

import dev.arenite.archive.ArchiveType;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the type for a class that has none of its own, such as one of another library: where the
/// class is used, `@With(MoneyType.class) Money price`, or for a whole package in its
/// `package-info.java`.
@Documented
@Target({ElementType.TYPE_USE, ElementType.PACKAGE})
@Retention(RetentionPolicy.CLASS)
public @interface With {

    /// The classes of the types, each with a constructor without parameters or one constant, of
    /// itself, in a static field. On a component there must be one.
    Class<? extends ArchiveType<?, ?>>[] value();
}
