/// Values written straight into memory segments and read in place, in the format of rkyv 0.8.
///
/// A value is written by an [ArchiveType]; those of the library are combined from smaller ones
/// ([ArchiveTypes][dev.arenite.archive.type.ArchiveTypes]), others are written by hand.
/// [Archive] is the short way to write, check and read:
///
/// ```java
/// MemorySegment archive = Archive.toSegment(ORDER, order, arena);
/// ArchivedStruct view = Archive.access(ORDER, archive); // checks all bytes, copies none
/// long id = view.get(ID); // a StructField of the type
/// Order copy = view.read(ORDER); // does not depend on the memory
/// ```
///
/// An [ArchiveWriter] of one's own writes many values without garbage, into a fixed segment, a
/// [GrowingBuffer], an [ArchiveFile], a [channel][ChannelDestination] or a [Destination] of one's
/// own, and stops at a limit without a trace:
///
/// ```java
/// ArchiveWriter writer = ArchiveWriter.to(segment, scratch);
/// long root = writer.tryWrite(ORDER, order, 64);
/// if (root == ArchiveWriter.LIMIT_REACHED) {
///     writer.reset(segment); // the block is full; writer, scratch and segment are as before
///     root = writer.write(ORDER, order);
/// }
/// ArchivedStruct view = Archive.access(ORDER, writer.written(), root);
/// ```
///
/// A finished file is mapped, checked and shared among threads by [ArchiveFile#open]. Bytes from
/// elsewhere are checked by an [ArchiveChecker] within [CheckLimits]; an [ArchiveViolation]
/// describes a refusal.
@NullMarked
package dev.arenite.archive;

import org.jspecify.annotations.NullMarked;
