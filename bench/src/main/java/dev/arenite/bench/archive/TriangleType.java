package dev.arenite.bench.archive;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.bench.data.Triangle;
import dev.arenite.bench.data.Vector3;

import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.List;

/// A triangle of the data set `mesh`, written by hand: any bytes are one.
public final class TriangleType implements ArchiveType<Triangle, ArchivedTriangle> {

    /// The only one.
    public static final TriangleType TRIANGLE = new TriangleType();

    private TriangleType() {}

    @Override
    public long placeBytes() {
        return ArchivedTriangle.PLACE_BYTES;
    }

    @Override
    public long placeAlignment() {
        return Float.BYTES;
    }

    @Override
    public long resolverBytes() {
        return 0;
    }

    @Override
    public void serialize(Triangle value, ArchiveSink out, MemorySegment resolver, long at) {
        // Nothing lies out of line.
    }

    @Override
    public void resolve(
            Triangle value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        put(value, out.memory(), place);
    }

    @Override
    public void resolveAll(
            List<Triangle> values,
            int count,
            ArchiveSink out,
            long start,
            MemorySegment resolvers,
            long first) {
        MemorySegment memory = out.memory();
        // The place is a product of the index: for a sum that the loop carries along the compiler
        // makes two loops, one in the other, and checks each of the twelve stores by itself.
        for (int i = 0; i < count; i++) {
            put(values.get(i), memory, start + i * ArchivedTriangle.PLACE_BYTES);
        }
    }

    @Override
    public void serializeAll(
            List<Triangle> values,
            int count,
            ArchiveSink out,
            MemorySegment resolvers,
            long first) {
        // Nothing lies out of line.
    }

    private static void put(Triangle triangle, MemorySegment memory, long place) {
        put(triangle.v0(), memory, place);
        put(triangle.v1(), memory, place + 12);
        put(triangle.v2(), memory, place + 24);
        put(triangle.normal(), memory, place + 36);
    }

    private static void put(Vector3 vector, MemorySegment memory, long place) {
        LittleEndian.putInt(memory, place, Float.floatToRawIntBits(vector.x()));
        LittleEndian.putInt(memory, place + 4, Float.floatToRawIntBits(vector.y()));
        LittleEndian.putInt(memory, place + 8, Float.floatToRawIntBits(vector.z()));
    }

    @Override
    public boolean acceptsAnyBytes() {
        return true;
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        // Any bytes are floats.
    }

    @Override
    public ArchivedList<ArchivedTriangle> viewAll(MemorySegment archive, long start, long count) {
        return new Row(archive, start, count);
    }

    private static final class Row extends ArchivedList<ArchivedTriangle> {

        Row(MemorySegment archive, long start, long size) {
            super(archive, start, size);
        }

        @Override
        public TriangleType element() {
            return TRIANGLE;
        }

        @Override
        public Iterator<ArchivedTriangle> iterator() {
            return new Cursor<>(this) {
                @Override
                protected TriangleType element() {
                    return TRIANGLE;
                }
            };
        }
    }

    @Override
    public ArchivedTriangle view(MemorySegment archive, long place) {
        return new ArchivedTriangle(archive, place);
    }

    @Override
    public Triangle read(MemorySegment archive, long place) {
        return new Triangle(
                vector(archive, place),
                vector(archive, place + 12),
                vector(archive, place + 24),
                vector(archive, place + 36));
    }

    private static Vector3 vector(MemorySegment archive, long place) {
        return new Vector3(
                Float.intBitsToFloat(LittleEndian.getInt(archive, place)),
                Float.intBitsToFloat(LittleEndian.getInt(archive, place + 4)),
                Float.intBitsToFloat(LittleEndian.getInt(archive, place + 8)));
    }
}
