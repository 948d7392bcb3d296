package dev.arenite.comparison.mesh;

import dev.arenite.archive.ArchivedList;
import dev.arenite.bench.data.ArchivedMesh;
import dev.arenite.bench.data.ArchivedTriangle;
import dev.arenite.bench.data.ArchivedVector3;
import dev.arenite.bench.data.Mesh;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.UpdatingContender;
import dev.arenite.comparison.peer.AreniteContender;

import java.util.Objects;

/// Derived types.
final class AreniteMeshes extends AreniteContender<Mesh, ArchivedMesh>
        implements UpdatingContender<Mesh> {

    AreniteMeshes(DataSet<Mesh> dataSet, boolean isChecked) {
        super(dataSet, ArchivedMesh.TYPE, isChecked);
    }

    @Override
    public long field(int slot) {
        ArchivedList<ArchivedTriangle> triangles = view(slot).triangles();
        return Meshes.leaf(triangles.get(triangles.size() / 2).normal().z());
    }

    @Override
    public void update(int slot) {
        ArchivedList<ArchivedTriangle> triangles = view(slot).triangles();
        Objects.requireNonNull(triangles.archive());
        int count = Math.toIntExact(triangles.size());
        for (int i = 0; i < count; i++) {
            ArchivedVector3 normal = triangles.get(i).normal();
            ArchivedVector3.Mutable turned =
                    new ArchivedVector3.Mutable(normal.archive(), normal.place());
            turned.x(-normal.x());
            turned.y(-normal.y());
            turned.z(-normal.z());
        }
    }

    @Override
    public long checksum(int slot) {
        ArchivedList<ArchivedTriangle> triangles = view(slot).triangles();
        Objects.requireNonNull(triangles.archive());
        int count = Math.toIntExact(triangles.size());
        long sum = 0;
        for (int i = 0; i < count; i++) {
            ArchivedTriangle triangle = triangles.get(i);
            sum += sumOf(triangle.v0()) + sumOf(triangle.v1());
            sum += sumOf(triangle.v2()) + sumOf(triangle.normal());
        }
        return sum;
    }

    private static long sumOf(ArchivedVector3 vector) {
        return (long) Meshes.leaf(vector.x()) + Meshes.leaf(vector.y()) + Meshes.leaf(vector.z());
    }
}
