package dev.arenite.archive.derive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Sets the tag of an enum's constant or of a record that a sealed interface permits. Without it,
/// the tag is one more than that of the one before, 0 at first.
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Tag {

    /// The tag, from 0 to 255.
    int value();
}
