package dev.arenite.comparison.mesh;

import dev.arenite.bench.data.Mesh;
import dev.arenite.bench.data.Triangle;
import dev.arenite.bench.data.Vector3;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.DataStreamContender;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// By hand.
final class DataStreamMeshes extends DataStreamContender<Mesh> {

    DataStreamMeshes(DataSet<Mesh> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(DataOutputStream to, Mesh mesh) throws IOException {
        to.writeInt(mesh.triangles().size());
        for (Triangle triangle : mesh.triangles()) {
            write(to, triangle.v0());
            write(to, triangle.v1());
            write(to, triangle.v2());
            write(to, triangle.normal());
        }
    }

    private static void write(DataOutputStream to, Vector3 vector) throws IOException {
        to.writeFloat(vector.x());
        to.writeFloat(vector.y());
        to.writeFloat(vector.z());
    }

    @Override
    protected Mesh read(DataInputStream from) throws IOException {
        int count = from.readInt();
        List<Triangle> triangles = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            triangles.add(new Triangle(vector(from), vector(from), vector(from), vector(from)));
        }
        return new Mesh(triangles);
    }

    private static Vector3 vector(DataInputStream from) throws IOException {
        return new Vector3(from.readFloat(), from.readFloat(), from.readFloat());
    }
}
