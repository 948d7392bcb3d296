/// Maps and sets: hash tables, hash tables of indexes, and B-trees. Lookups work in place.
///
/// ```java
/// ArchiveTypes types = ArchiveTypes.STANDARD;
/// var totals = types.hashMap(types.string(), types.i64());
/// byte[] archive = Archive.toBytes(totals, Map.of("Ada", 3L, "Grace", 5L));
/// var view = Archive.access(totals, MemorySegment.ofArray(archive));
/// Optional<Long> total = view.get("Grace"); // no key is decoded
/// ```
@NullMarked
package dev.arenite.archive.map;

import org.jspecify.annotations.NullMarked;
