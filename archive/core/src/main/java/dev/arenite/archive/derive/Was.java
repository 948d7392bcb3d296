package dev.arenite.archive.derive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Tells the names that a component, a constant of an enum or a variant had, so that archives of
/// older schemas are read by them
/// ([ArchiveSchema#resolve][dev.arenite.archive.schema.ArchiveSchema#resolve]).
///
/// A name stays taken: nothing else may have it as long as there are such archives.
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Was {

    /// The earlier names.
    String[] value();
}
