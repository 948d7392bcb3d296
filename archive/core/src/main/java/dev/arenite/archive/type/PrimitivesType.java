package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.memory.PlaceLayout;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/// Sequences of numbers as arrays of a primitive type, copied as a whole. Their bytes are the same
/// as those of lists of those numbers; unsigned numbers in the archive have the same bits here.
///
/// A record for the same reason as [FixedType]; two are equal only if they are the same.
///
/// @param format  the format
/// @param element the type of the numbers, each as large and as aligned as in the array
/// @param layout  a number in the array; its alignment and order are not used
/// @param maker   makes an array of a length
/// @param <A>     the arrays
public record PrimitivesType<A>(
        ArchiveFormat format, FixedType<?> element, ValueLayout layout, IntFunction<A> maker)
        implements ArchiveType<A, ArchivedPrimitives> {

    /// Makes the type of arrays.
    ///
    /// @throws IllegalArgumentException if the numbers do not have the size of the layout
    public PrimitivesType {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(element, "element");
        Objects.requireNonNull(maker, "maker");
        if (layout.byteSize() != element.placeBytes()) {
            throw new IllegalArgumentException(
                    "element must have the size of the layout: placeBytes="
                            + element.placeBytes()
                            + " layout="
                            + layout);
        }
        layout = layout.withByteAlignment(1).withOrder(ByteOrder.LITTLE_ENDIAN);
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
        long start = out.reserveRow(count, element.placeBytes());
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
        MemorySegment archive = checker.archive();
        long start = format.sliceStart(archive, place);
        long count = format.sliceLength(archive, place);
        long byteSize = PlaceLayout.rowBytes(count, element.placeBytes());
        if (checker.mayClaim(start, byteSize, element.placeAlignment())) {
            checker.claimAccepted(start, byteSize, place);
        } else {
            checker.claimPlaces(element, start, count, place);
        }
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

    @Override
    public void describe(TypeDescriber describer) {
        describer.as(new ListType<>(format, element), numbers -> array((List<?>) numbers));
    }

    /// Returns an array of numbers that have been read one by one.
    private A array(List<?> numbers) {
        A values = maker.apply(numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            set(values, i, numbers.get(i));
        }
        return values;
    }

    private static void set(Object values, int index, Object read) {
        if (!(read instanceof Number number)) {
            Array.set(values, index, read);
            return;
        }
        switch (values) {
            case byte[] bytes -> bytes[index] = number.byteValue();
            case short[] shorts -> shorts[index] = number.shortValue();
            case char[] chars -> chars[index] = (char) number.intValue();
            case int[] ints -> ints[index] = number.intValue();
            case long[] longs -> longs[index] = number.longValue();
            default -> Array.set(values, index, number);
        }
    }

    /// Whether the other object is this type: types are told apart by identity.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
