package dev.arenite.archive.derive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a class that the processor has written. Tools that measure the coverage of tests leave out
/// classes with an annotation of such a name.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface ArchiveGenerated {}
