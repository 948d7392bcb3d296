package dev.arenite.comparison.mesh;

import dev.arenite.bench.data.Mesh;
import dev.arenite.bench.data.Triangle;
import dev.arenite.bench.data.Vector3;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.ProtobufContender;
import dev.arenite.schemas.protobuf.MeshMessage;
import dev.arenite.schemas.protobuf.TriangleMessage;
import dev.arenite.schemas.protobuf.VectorMessage;

import java.util.ArrayList;
import java.util.List;

/// Generated messages.
final class ProtobufMeshes extends ProtobufContender<Mesh, MeshMessage> {

    ProtobufMeshes(DataSet<Mesh> dataSet) {
        super(dataSet, MeshMessage.parser());
    }

    @Override
    protected MeshMessage message(Mesh mesh) {
        MeshMessage.Builder message = MeshMessage.newBuilder();
        for (Triangle triangle : mesh.triangles()) {
            message.addTriangles(
                    TriangleMessage.newBuilder()
                            .setV0(message(triangle.v0()))
                            .setV1(message(triangle.v1()))
                            .setV2(message(triangle.v2()))
                            .setNormal(message(triangle.normal()))
                            .build());
        }
        return message.build();
    }

    private static VectorMessage message(Vector3 vector) {
        return VectorMessage.newBuilder()
                .setX(vector.x())
                .setY(vector.y())
                .setZ(vector.z())
                .build();
    }

    @Override
    protected Mesh value(MeshMessage message) {
        List<Triangle> triangles = new ArrayList<>(message.getTrianglesCount());
        for (TriangleMessage triangle : message.getTrianglesList()) {
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
