package dev.arenite.archive.derive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Chooses the archived form of a type where it is used: `@As(Form.U16) int code`,
/// `Map<@As(Form.U8) Integer, String>`, `@As(Form.B_TREE) Map<String, Long>`.
@Documented
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.CLASS)
public @interface As {

    /// The form. Of several, the first is the outermost: `{BOXED, B_TREE}` is a pointer to a
    /// B-tree.
    Form[] value();

    /// The number of elements of an [array][Form#ARRAY].
    int length() default -1;
}
