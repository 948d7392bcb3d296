/// What a schema is printed as: a declaration in Rust, a declaration in Java, and JSON.
///
/// Each has the schema that it was printed from: archives of one are archives of the other.
@NullMarked
package dev.arenite.tool.schema;

import org.jspecify.annotations.NullMarked;
