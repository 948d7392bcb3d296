/// The values of schemas as JSON and as text: written, read, selected and compared, without a class
/// of theirs.
@NullMarked
package dev.arenite.tool.json;

import org.jspecify.annotations.NullMarked;
