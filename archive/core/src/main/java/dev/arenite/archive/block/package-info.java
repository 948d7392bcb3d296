/// Blocks of archives, and files of blocks: many archives in one file, in blocks of limited size
/// with a checksum each, an index, and the schema of the values.
///
/// ```java
/// var options = BlockOptions.DEFAULT;
/// try (var writer = BlockFileWriter.create(path, ORDER, options, arena, scratch)) {
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
