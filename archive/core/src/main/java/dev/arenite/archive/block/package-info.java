/// Files of blocks: many archives in one file, in blocks of limited size with a checksum each.
///
/// ```java
/// try (var writer = BlockFileWriter.create(path, ORDER, 64 << 10, arena, scratch)) {
///     for (Order order : orders) {
///         writer.add(order);
///     }
///     writer.finish();
/// }
/// try (BlockFile<ArchivedStruct> file = BlockFile.open(path, ORDER)) {
///     ArchivedStruct second = file.get(1);
/// }
/// ```
@NullMarked
package dev.arenite.archive.block;

import org.jspecify.annotations.NullMarked;
