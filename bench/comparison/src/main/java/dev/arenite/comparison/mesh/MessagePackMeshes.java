package dev.arenite.comparison.mesh;

import dev.arenite.bench.data.Mesh;
import dev.arenite.bench.data.Triangle;
import dev.arenite.bench.data.Vector3;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.MessagePackContender;

import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// By hand: a triangle is an array of its twelve numbers.
final class MessagePackMeshes extends MessagePackContender<Mesh> {

    private static final int FLOATS = 12;

    MessagePackMeshes(DataSet<Mesh> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(MessagePacker to, Mesh mesh) throws IOException {
        to.packArrayHeader(mesh.triangles().size());
        for (Triangle triangle : mesh.triangles()) {
            to.packArrayHeader(FLOATS);
            write(to, triangle.v0());
            write(to, triangle.v1());
            write(to, triangle.v2());
            write(to, triangle.normal());
        }
    }

    private static void write(MessagePacker to, Vector3 vector) throws IOException {
        to.packFloat(vector.x()).packFloat(vector.y()).packFloat(vector.z());
    }

    @Override
    protected Mesh read(MessageUnpacker from) throws IOException {
        int count = from.unpackArrayHeader();
        List<Triangle> triangles = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            from.unpackArrayHeader();
            triangles.add(new Triangle(vector(from), vector(from), vector(from), vector(from)));
        }
        return new Mesh(triangles);
    }

    private static Vector3 vector(MessageUnpacker from) throws IOException {
        return new Vector3(from.unpackFloat(), from.unpackFloat(), from.unpackFloat());
    }
}
