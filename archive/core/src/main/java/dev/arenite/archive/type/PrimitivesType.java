package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.nio.ByteOrder;
import java.util.function.IntFunction;

/// Sequences of numbers as arrays of a primitive type, copied as a whole. Their bytes are the same
/// as those of lists of those numbers; unsigned numbers in the archive have the same bits here.
///
/// @param <A> the arrays
public final class PrimitivesType<A> implements ArchiveType<A, ArchivedPrimitives> {

    private final ArchiveFormat format;
    private final FixedType<?> element;
    private final ValueLayout layout;
    private final IntFunction<A> maker;

    /// @param element the numbers, each as large and as aligned as in the array
    /// @param layout  a number in the array
    PrimitivesType(
            ArchiveFormat format, FixedType<?> element, ValueLayout layout, IntFunction<A> maker) {
        this.format = format;
        this.element = element;
        this.layout = layout.withByteAlignment(1).withOrder(ByteOrder.LITTLE_ENDIAN);
        this.maker = maker;
    }

    @Override
    public long placeBytes() {
        return 2L * format.pointerBytes();
    }

    @Override
    public long placeAlignment() {
        return format.pointerBytes();
    }

    @Override
    public long resolverBytes() {
        return Long.BYTES;
    }

    @Override
    public void serialize(A values, ArchiveSink out, MemorySegment resolver, long at) {
        int count = Array.getLength(ArchiveSink.requireValue(values));
        out.budget().enter(1, Math.min(count, 1));
        out.budget().leave();
        out.align(element.placeAlignment());
        long start = out.reserve(count * element.placeBytes());
        MemorySegment.copy(values, 0, out.memory(), layout, start, count);
        LittleEndian.putLong(resolver, at, start);
    }

    @Override
    public void resolve(A values, ArchiveSink out, long place, MemorySegment resolver, long at) {
        long start = LittleEndian.getLong(resolver, at);
        format.putSlice(out.memory(), place, start, Array.getLength(values));
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        ArchivedPrimitives view = view(checker.archive(), place);
        checker.claimPlaces(element, view.start(), view.size(), place);
    }

    @Override
    public ArchivedPrimitives view(MemorySegment archive, long place) {
        return new ArchivedPrimitives(
                archive,
                format.sliceStart(archive, place),
                format.sliceLength(archive, place),
                layout.byteSize());
    }

    /// @throws ArchiveReadException if there are more numbers than a Java array can have
    @Override
    public A read(MemorySegment archive, long place) {
        ArchivedPrimitives view = view(archive, place);
        int count = ArchiveReadException.arrayLength("array", "elements", view.size());
        A values = maker.apply(count);
        MemorySegment.copy(archive, layout, view.start(), values, 0, count);
        return values;
    }
}
