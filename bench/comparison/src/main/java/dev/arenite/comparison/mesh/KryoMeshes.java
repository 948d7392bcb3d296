package dev.arenite.comparison.mesh;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

import dev.arenite.bench.data.Mesh;
import dev.arenite.bench.data.Triangle;
import dev.arenite.bench.data.Vector3;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.KryoContender;

import java.util.ArrayList;
import java.util.List;

/// By hand.
final class KryoMeshes extends KryoContender<Mesh> {

    KryoMeshes(DataSet<Mesh> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(Output out, Mesh mesh) {
        out.writeInt(mesh.triangles().size(), true);
        for (Triangle triangle : mesh.triangles()) {
            write(out, triangle.v0());
            write(out, triangle.v1());
            write(out, triangle.v2());
            write(out, triangle.normal());
        }
    }

    private static void write(Output out, Vector3 vector) {
        out.writeFloat(vector.x());
        out.writeFloat(vector.y());
        out.writeFloat(vector.z());
    }

    @Override
    protected Mesh read(Input in) {
        int count = in.readInt(true);
        List<Triangle> triangles = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            triangles.add(new Triangle(vector(in), vector(in), vector(in), vector(in)));
        }
        return new Mesh(triangles);
    }

    private static Vector3 vector(Input in) {
        return new Vector3(in.readFloat(), in.readFloat(), in.readFloat());
    }
}
