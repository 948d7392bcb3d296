package dev.arenite.archive.derive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Leaves a component out of the archive. When a record is read, the component has its default:
/// 0, false, the empty text, `Optional`, `List`, `Set` or `Map`, or a constant of the record.
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.CLASS)
public @interface Skip {

    /// The name of a static field of the record that holds the default; if empty, the default is
    /// that of the component's type.
    String value() default "";
}
