/// Maps and sets: hash tables, hash tables of indexes, and B-trees. Lookups work in place.
@NullMarked
package dev.arenite.archive.map;

import org.jspecify.annotations.NullMarked;
