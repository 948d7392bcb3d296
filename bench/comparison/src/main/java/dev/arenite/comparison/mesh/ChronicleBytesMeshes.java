package dev.arenite.comparison.mesh;

import dev.arenite.bench.data.Mesh;
import dev.arenite.bench.data.Triangle;
import dev.arenite.bench.data.Vector3;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.ChronicleBytesContender;

import net.openhft.chronicle.bytes.Bytes;

import java.util.ArrayList;
import java.util.List;

/// By hand: twelve numbers for each triangle, so that one in the middle is found by its place.
final class ChronicleBytesMeshes extends ChronicleBytesContender<Mesh> {

    private static final int VECTOR_BYTES = 3 * Float.BYTES;
    private static final int NORMAL_BYTES = 3 * VECTOR_BYTES;
    private static final int TRIANGLE_BYTES = 4 * VECTOR_BYTES;

    ChronicleBytesMeshes(DataSet<Mesh> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(Bytes<?> bytes, Mesh mesh) {
        bytes.writeInt(mesh.triangles().size());
        for (Triangle triangle : mesh.triangles()) {
            write(bytes, triangle.v0());
            write(bytes, triangle.v1());
            write(bytes, triangle.v2());
            write(bytes, triangle.normal());
        }
    }

    private static void write(Bytes<?> bytes, Vector3 vector) {
        bytes.writeFloat(vector.x());
        bytes.writeFloat(vector.y());
        bytes.writeFloat(vector.z());
    }

    @Override
    public long field(int slot) {
        Bytes<?> bytes = start(slot);
        long middle = bytes.readInt() / 2;
        long normal = bytes.readPosition() + middle * TRIANGLE_BYTES + NORMAL_BYTES;
        return Meshes.leaf(bytes.readFloat(normal + 2 * Float.BYTES));
    }

    @Override
    public void update(int slot) {
        Bytes<?> bytes = start(slot);
        for (int left = bytes.readInt(); left > 0; left--) {
            bytes.readSkip(NORMAL_BYTES);
            for (int i = 0; i < 3; i++) {
                long position = bytes.readPosition();
                bytes.writeFloat(position, -bytes.readFloat());
            }
        }
    }

    @Override
    public long checksum(int slot) {
        Bytes<?> bytes = start(slot);
        long sum = 0;
        for (int left = 12 * bytes.readInt(); left > 0; left--) {
            sum += Meshes.leaf(bytes.readFloat());
        }
        return sum;
    }

    @Override
    public Mesh decode(int slot) {
        Bytes<?> bytes = start(slot);
        int count = bytes.readInt();
        List<Triangle> triangles = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            triangles.add(new Triangle(vector(bytes), vector(bytes), vector(bytes), vector(bytes)));
        }
        return new Mesh(triangles);
    }

    private static Vector3 vector(Bytes<?> bytes) {
        return new Vector3(bytes.readFloat(), bytes.readFloat(), bytes.readFloat());
    }
}
