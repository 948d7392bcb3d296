package dev.arenite.comparison.mesh;

import dev.arenite.archive.ArchivedList;
import dev.arenite.bench.archive.ArchivedTriangle;
import dev.arenite.bench.archive.DataSetTypes;
import dev.arenite.bench.data.Mesh;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.AreniteContender;

import java.util.Objects;

/// A type that is written by hand.
final class AreniteMeshesByHand extends AreniteContender<Mesh, ArchivedList<ArchivedTriangle>> {

    AreniteMeshesByHand(DataSet<Mesh> dataSet) {
        super(dataSet, DataSetTypes.MESH, false);
    }

    @Override
    public long field(int slot) {
        ArchivedList<ArchivedTriangle> triangles = view(slot);
        return Meshes.leaf(triangles.get(triangles.size() / 2).normal().z());
    }

    @Override
    public long checksum(int slot) {
        ArchivedList<ArchivedTriangle> triangles = view(slot);
        Objects.requireNonNull(triangles.archive());
        int count = Math.toIntExact(triangles.size());
        long sum = 0;
        for (int i = 0; i < count; i++) {
            ArchivedTriangle triangle = triangles.get(i);
            for (int leaf = 0; leaf < ArchivedTriangle.FLOATS; leaf++) {
                sum += Meshes.leaf(triangle.get(leaf));
            }
        }
        return sum;
    }
}
