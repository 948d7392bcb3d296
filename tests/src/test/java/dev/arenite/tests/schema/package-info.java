/// Schemas of every type that there is: what they say, how they come back from text and bytes, and
/// the types that are made of them.
@NullMarked
package dev.arenite.tests.schema;

import org.jspecify.annotations.NullMarked;
