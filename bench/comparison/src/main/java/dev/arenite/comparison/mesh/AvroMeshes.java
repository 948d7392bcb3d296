package dev.arenite.comparison.mesh;

import dev.arenite.bench.data.Mesh;
import dev.arenite.bench.data.Triangle;
import dev.arenite.bench.data.Vector3;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.AvroContender;
import dev.arenite.schemas.avro.MeshMessage;
import dev.arenite.schemas.avro.TriangleMessage;
import dev.arenite.schemas.avro.VectorMessage;

import java.util.ArrayList;
import java.util.List;

/// Generated records.
final class AvroMeshes extends AvroContender<Mesh, MeshMessage> {

    AvroMeshes(DataSet<Mesh> dataSet) {
        super(dataSet, MeshMessage.class);
    }

    @Override
    protected MeshMessage message(Mesh mesh) {
        List<TriangleMessage> messages = new ArrayList<>(mesh.triangles().size());
        for (Triangle triangle : mesh.triangles()) {
            messages.add(
                    new TriangleMessage(
                            message(triangle.v0()),
                            message(triangle.v1()),
                            message(triangle.v2()),
                            message(triangle.normal())));
        }
        return new MeshMessage(messages);
    }

    private static VectorMessage message(Vector3 vector) {
        return new VectorMessage(vector.x(), vector.y(), vector.z());
    }

    @Override
    protected Mesh value(MeshMessage message) {
        List<Triangle> triangles = new ArrayList<>(message.getTriangles().size());
        for (TriangleMessage triangle : message.getTriangles()) {
            triangles.add(
                    new Triangle(
                            value(triangle.getV0()),
                            value(triangle.getV1()),
                            value(triangle.getV2()),
                            value(triangle.getNormal())));
        }
        return new Mesh(triangles);
    }

    private static Vector3 value(VectorMessage vector) {
        return new Vector3(vector.getX(), vector.getY(), vector.getZ());
    }
}
