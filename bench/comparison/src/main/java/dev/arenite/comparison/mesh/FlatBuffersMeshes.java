package dev.arenite.comparison.mesh;

import com.google.flatbuffers.FlatBufferBuilder;

import dev.arenite.bench.data.Mesh;
import dev.arenite.bench.data.Triangle;
import dev.arenite.bench.data.Vector3;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.FlatBuffersContender;
import dev.arenite.schemas.flatbuffers.mesh.MeshTable;
import dev.arenite.schemas.flatbuffers.mesh.MeshTriangle;
import dev.arenite.schemas.flatbuffers.mesh.MeshVector;

import java.util.ArrayList;
import java.util.List;

/// Generated classes; triangles and vectors are structs.
final class FlatBuffersMeshes extends FlatBuffersContender<Mesh> {

    private final MeshTable root = new MeshTable();
    private final MeshTriangle.Vector triangles = new MeshTriangle.Vector();
    private final MeshTriangle triangle = new MeshTriangle();
    private final MeshVector vector = new MeshVector();

    FlatBuffersMeshes(DataSet<Mesh> dataSet) {
        super(dataSet);
    }

    @Override
    protected int build(FlatBufferBuilder builder, Mesh mesh) {
        int count = mesh.triangles().size();
        MeshTable.startTrianglesVector(builder, count);
        for (int i = count - 1; i >= 0; i--) {
            build(builder, mesh.triangles().get(i));
        }
        return MeshTable.createMeshTable(builder, builder.endVector());
    }

    private static void build(FlatBufferBuilder builder, Triangle triangle) {
        Vector3 v0 = triangle.v0();
        Vector3 v1 = triangle.v1();
        Vector3 v2 = triangle.v2();
        Vector3 normal = triangle.normal();
        MeshTriangle.createMeshTriangle(
                builder,
                v0.x(),
                v0.y(),
                v0.z(),
                v1.x(),
                v1.y(),
                v1.z(),
                v2.x(),
                v2.y(),
                v2.z(),
                normal.x(),
                normal.y(),
                normal.z());
    }

    private MeshTriangle.Vector triangles(int slot) {
        return MeshTable.getRootAsMeshTable(buffer(slot), root).trianglesVector(triangles);
    }

    @Override
    public long field(int slot) {
        int count = triangles(slot).length();
        return Meshes.leaf(triangles.get(triangle, count / 2).normal(vector).z());
    }

    @Override
    public void update(int slot) {
        int count = triangles(slot).length();
        for (int i = 0; i < count; i++) {
            triangles.get(triangle, i).normal(vector);
            vector.mutateX(-vector.x());
            vector.mutateY(-vector.y());
            vector.mutateZ(-vector.z());
        }
    }

    @Override
    public long checksum(int slot) {
        int count = triangles(slot).length();
        long sum = 0;
        for (int i = 0; i < count; i++) {
            triangles.get(triangle, i);
            sum += sumOf(triangle.v0(vector)) + sumOf(triangle.v1(vector));
            sum += sumOf(triangle.v2(vector)) + sumOf(triangle.normal(vector));
        }
        return sum;
    }

    private static long sumOf(MeshVector vector) {
        return (long) Meshes.leaf(vector.x()) + Meshes.leaf(vector.y()) + Meshes.leaf(vector.z());
    }

    @Override
    public Mesh decode(int slot) {
        int count = triangles(slot).length();
        List<Triangle> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            triangles.get(triangle, i);
            list.add(
                    new Triangle(
                            decode(triangle.v0(vector)),
                            decode(triangle.v1(vector)),
                            decode(triangle.v2(vector)),
                            decode(triangle.normal(vector))));
        }
        return new Mesh(list);
    }

    private static Vector3 decode(MeshVector vector) {
        return new Vector3(vector.x(), vector.y(), vector.z());
    }
}
