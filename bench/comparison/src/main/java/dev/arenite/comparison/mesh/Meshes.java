package dev.arenite.comparison.mesh;

import dev.arenite.bench.data.Mesh;
import dev.arenite.bench.data.Triangle;
import dev.arenite.bench.data.Vector3;
import dev.arenite.comparison.Contender;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.ActivejContender;
import dev.arenite.comparison.peer.ForyContender;
import dev.arenite.comparison.peer.JacksonContender;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// One value of the first 10,000 triangles of the public benchmark. The leaf of a float is its
/// bits, as an `int`; the field that is asked for is the height of the normal of the triangle in
/// the middle. An update turns each normal round.
public final class Meshes implements DataSet<Mesh> {

    private static final int COUNT = 10_000;

    private final List<Mesh> values = List.of(Mesh.of(COUNT));

    @Override
    public List<Mesh> values() {
        return values;
    }

    @Override
    public int bufferBytes() {
        // JSON has some 210 bytes for each.
        return 3 << 20;
    }

    @Override
    public Map<String, Supplier<Contender<Mesh>>> contenders() {
        Class<?>[] classes = {Mesh.class, Triangle.class, Vector3.class};
        Map<String, Supplier<Contender<Mesh>>> all = new LinkedHashMap<>();
        all.put("arenite", () -> new AreniteMeshes(this, false));
        all.put("arenite-checked", () -> new AreniteMeshes(this, true));
        all.put("arenite-by-hand", () -> new AreniteMeshesByHand(this));
        all.put("arenite-combined", () -> new AreniteMeshesCombined(this));
        all.put("sbe", () -> new SbeMeshes(this));
        all.put("flatbuffers", () -> new FlatBuffersMeshes(this));
        all.put("fory", () -> ForyContender.onHeap(this, classes));
        all.put("fory-direct", () -> ForyContender.direct(this, classes));
        all.put("jackson-cbor", () -> JacksonContender.cbor(this, Mesh.class));
        all.put("jackson-smile", () -> JacksonContender.smile(this, Mesh.class));
        all.put("jackson-json", () -> JacksonContender.json(this, Mesh.class));
        all.put("message-pack", () -> new MessagePackMeshes(this));
        all.put("data-stream", () -> new DataStreamMeshes(this));
        all.put("avro", () -> new AvroMeshes(this));
        all.put("protobuf", () -> new ProtobufMeshes(this));
        all.put("kryo", () -> new KryoMeshes(this));
        all.put("activej", () -> new ActivejContender<>(this, Mesh.class));
        all.put("chronicle-bytes", () -> new ChronicleBytesMeshes(this));
        return all;
    }

    @Override
    public Mesh made(Mesh mesh, UnaryOperator<String> text) {
        List<Triangle> made = new ArrayList<>(mesh.triangles().size());
        for (Triangle triangle : mesh.triangles()) {
            made.add(
                    new Triangle(
                            made(triangle.v0()),
                            made(triangle.v1()),
                            made(triangle.v2()),
                            made(triangle.normal())));
        }
        return new Mesh(made);
    }

    private static Vector3 made(Vector3 vector) {
        return new Vector3(vector.x(), vector.y(), vector.z());
    }

    /// Returns the leaf of a float.
    static int leaf(float number) {
        return Float.floatToRawIntBits(number);
    }

    @Override
    public long field(Mesh mesh) {
        return leaf(mesh.triangles().get(mesh.triangles().size() / 2).normal().z());
    }

    @Override
    public Mesh updated(Mesh mesh) {
        return new Mesh(mesh.triangles().stream().map(Meshes::turned).toList());
    }

    private static Triangle turned(Triangle triangle) {
        Vector3 normal = triangle.normal();
        return new Triangle(
                triangle.v0(),
                triangle.v1(),
                triangle.v2(),
                new Vector3(-normal.x(), -normal.y(), -normal.z()));
    }

    @Override
    public long checksum(Mesh mesh) {
        long sum = 0;
        for (Triangle triangle : mesh.triangles()) {
            sum += sumOf(triangle.v0()) + sumOf(triangle.v1());
            sum += sumOf(triangle.v2()) + sumOf(triangle.normal());
        }
        return sum;
    }

    private static long sumOf(Vector3 vector) {
        return (long) leaf(vector.x()) + leaf(vector.y()) + leaf(vector.z());
    }
}
