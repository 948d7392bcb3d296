package dev.arenite.comparison.mesh;

import dev.arenite.bench.data.Mesh;
import dev.arenite.bench.data.Triangle;
import dev.arenite.bench.data.Vector3;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.SbeContender;
import dev.arenite.schemas.sbe.mesh.MeshMessageDecoder;
import dev.arenite.schemas.sbe.mesh.MeshMessageEncoder;
import dev.arenite.schemas.sbe.mesh.VectorFloatsDecoder;
import dev.arenite.schemas.sbe.mesh.VectorFloatsEncoder;

import org.agrona.MutableDirectBuffer;

import java.util.ArrayList;
import java.util.List;

/// Generated flyweights. Triangles are read forward only.
final class SbeMeshes extends SbeContender<Mesh> {

    private final MeshMessageEncoder encoder = new MeshMessageEncoder();
    private final MeshMessageDecoder decoder = new MeshMessageDecoder();

    SbeMeshes(DataSet<Mesh> dataSet) {
        super(dataSet);
    }

    @Override
    protected int encode(MutableDirectBuffer buffer, Mesh mesh) {
        MeshMessageEncoder.TrianglesEncoder triangles =
                encoder.wrap(buffer, 0).trianglesCount(mesh.triangles().size());
        for (Triangle triangle : mesh.triangles()) {
            triangles.next();
            put(triangles.v0(), triangle.v0());
            put(triangles.v1(), triangle.v1());
            put(triangles.v2(), triangle.v2());
            put(triangles.normal(), triangle.normal());
        }
        return encoder.encodedLength();
    }

    private static void put(VectorFloatsEncoder to, Vector3 vector) {
        to.x(vector.x()).y(vector.y()).z(vector.z());
    }

    private MeshMessageDecoder.TrianglesDecoder triangles(int slot) {
        return decoder.wrap(buffer(slot), 0, MeshMessageDecoder.BLOCK_LENGTH, 0).triangles();
    }

    @Override
    public long field(int slot) {
        MeshMessageDecoder.TrianglesDecoder triangles = triangles(slot);
        for (int before = triangles.count() / 2; before > 0; before--) {
            triangles.next();
        }
        return Meshes.leaf(triangles.next().normal().z());
    }

    @Override
    public void update(int slot) {
        MeshMessageDecoder.TrianglesDecoder triangles = triangles(slot);
        MeshMessageEncoder.TrianglesEncoder changed =
                encoder.wrap(buffer(slot), 0).trianglesCount(triangles.count());
        while (triangles.hasNext()) {
            VectorFloatsDecoder normal = triangles.next().normal();
            changed.next().normal().x(-normal.x()).y(-normal.y()).z(-normal.z());
        }
    }

    @Override
    public long checksum(int slot) {
        MeshMessageDecoder.TrianglesDecoder triangles = triangles(slot);
        long sum = 0;
        while (triangles.hasNext()) {
            triangles.next();
            sum += sumOf(triangles.v0()) + sumOf(triangles.v1());
            sum += sumOf(triangles.v2()) + sumOf(triangles.normal());
        }
        return sum;
    }

    private static long sumOf(VectorFloatsDecoder vector) {
        return (long) Meshes.leaf(vector.x()) + Meshes.leaf(vector.y()) + Meshes.leaf(vector.z());
    }

    @Override
    public Mesh decode(int slot) {
        MeshMessageDecoder.TrianglesDecoder triangles = triangles(slot);
        List<Triangle> list = new ArrayList<>(triangles.count());
        while (triangles.hasNext()) {
            triangles.next();
            list.add(
                    new Triangle(
                            vector(triangles.v0()),
                            vector(triangles.v1()),
                            vector(triangles.v2()),
                            vector(triangles.normal())));
        }
        return new Mesh(list);
    }

    private static Vector3 vector(VectorFloatsDecoder vector) {
        return new Vector3(vector.x(), vector.y(), vector.z());
    }
}
