/// Bytes of archives: reading and writing them at offsets, hashing them, and the layout of places
/// that consist of others. For [types][dev.arenite.archive.ArchiveType] written by hand.
///
/// ```java
/// PlaceLayout layout = new PlaceLayout();
/// long id = layout.add(Integer.BYTES, Integer.BYTES);
/// long price = layout.add(Long.BYTES, Long.BYTES);
/// MemorySegment memory = arena.allocate(layout.placeBytes(), layout.placeAlignment());
/// LittleEndian.putInt(memory, id, 7);
/// LittleEndian.putLong(memory, price, 1999);
/// ```
@NullMarked
package dev.arenite.archive.memory;

import org.jspecify.annotations.NullMarked;
