package dev.arenite.bench.archive;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.bench.data.Mesh;
import dev.arenite.bench.data.Triangle;
import dev.arenite.bench.data.Vector3;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The data set `mesh`, written by hand.
public final class MeshType implements ArchiveType<Mesh, ArchivedMesh> {

    /// The only one.
    public static final MeshType MESH = new MeshType();

    private static final long TRIANGLE_ALIGNMENT = Float.BYTES;

    private MeshType() {}

    @Override
    public long placeBytes() {
        return 8;
    }

    @Override
    public long placeAlignment() {
        return 4;
    }

    @Override
    public long resolverBytes() {
        return Long.BYTES;
    }

    @Override
    public void serialize(Mesh value, ArchiveWriter out, MemorySegment resolver, long at) {
        List<Triangle> triangles = value.triangles();
        out.budget().enter(1, Math.min(triangles.size(), 1));
        out.budget().leave();
        out.align(TRIANGLE_ALIGNMENT);
        long start = out.reserve(triangles.size() * ArchivedMesh.PLACE_BYTES);
        MemorySegment memory = out.memory();
        long place = start;
        for (int i = 0; i < triangles.size(); i++) {
            put(triangles.get(i), memory, place);
            place += ArchivedMesh.PLACE_BYTES;
        }
        LittleEndian.putLong(resolver, at, start);
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
    public void resolve(
            Mesh value, ArchiveWriter out, long place, MemorySegment resolver, long at) {
        ArchiveFormat format = ArchiveFormat.POINTER_32;
        format.putPointer(out.memory(), place, place, LittleEndian.getLong(resolver, at));
        format.putLength(out.memory(), place + Integer.BYTES, value.triangles().size());
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        MemorySegment archive = checker.archive();
        checker.claimPlaces(
                TriangleType.TRIANGLE,
                place + LittleEndian.getInt(archive, place),
                Integer.toUnsignedLong(LittleEndian.getInt(archive, place + Integer.BYTES)),
                place);
    }

    @Override
    public ArchivedMesh view(MemorySegment archive, long place) {
        return ArchivedMesh.at(archive, place);
    }

    @Override
    public Mesh read(MemorySegment archive, long place) {
        ArchivedMesh view = view(archive, place);
        List<Triangle> triangles = new ArrayList<>(view.size());
        for (int i = 0; i < view.size(); i++) {
            triangles.add(
                    TriangleType.TRIANGLE.read(
                            archive, view.start() + i * ArchivedMesh.PLACE_BYTES));
        }
        return new Mesh(triangles);
    }

    /// A triangle: any bytes are one.
    private static final class TriangleType
            implements ArchiveType<Triangle, ArchivedMesh.ArchivedTriangle> {

        private static final TriangleType TRIANGLE = new TriangleType();

        @Override
        public long placeBytes() {
            return ArchivedMesh.PLACE_BYTES;
        }

        @Override
        public long placeAlignment() {
            return TRIANGLE_ALIGNMENT;
        }

        @Override
        public long resolverBytes() {
            return 0;
        }

        @Override
        public void serialize(Triangle value, ArchiveWriter out, MemorySegment resolver, long at) {
            // Nothing lies out of line.
        }

        @Override
        public void resolve(
                Triangle value, ArchiveWriter out, long place, MemorySegment resolver, long at) {
            put(value, out.memory(), place);
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
        public ArchivedMesh.ArchivedTriangle view(MemorySegment archive, long place) {
            return new ArchivedMesh.ArchivedTriangle(archive, place);
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
}
