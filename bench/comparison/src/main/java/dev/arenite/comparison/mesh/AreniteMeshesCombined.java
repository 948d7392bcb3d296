package dev.arenite.comparison.mesh;

import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedStruct;
import dev.arenite.archive.type.StructField;
import dev.arenite.archive.type.StructType;
import dev.arenite.bench.data.Mesh;
import dev.arenite.bench.data.Triangle;
import dev.arenite.bench.data.Vector3;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.AreniteContender;

import java.util.List;

/// A type that is combined at run time: views find their fields at run time, and box numbers.
final class AreniteMeshesCombined extends AreniteContender<Mesh, ArchivedStruct> {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;

    private static final StructField<Vector3, Float, Float> X =
            TYPES.field("x", TYPES.f32(), Vector3::x);
    private static final StructField<Vector3, Float, Float> Y =
            TYPES.field("y", TYPES.f32(), Vector3::y);
    private static final StructField<Vector3, Float, Float> Z =
            TYPES.field("z", TYPES.f32(), Vector3::z);
    private static final StructType<Vector3> VECTOR =
            TYPES.struct(
                    List.of(X, Y, Z), made -> new Vector3(made.get(X), made.get(Y), made.get(Z)));

    private static final StructField<Triangle, Vector3, ArchivedStruct> V0 =
            TYPES.field("v0", VECTOR, Triangle::v0);
    private static final StructField<Triangle, Vector3, ArchivedStruct> V1 =
            TYPES.field("v1", VECTOR, Triangle::v1);
    private static final StructField<Triangle, Vector3, ArchivedStruct> V2 =
            TYPES.field("v2", VECTOR, Triangle::v2);
    private static final StructField<Triangle, Vector3, ArchivedStruct> NORMAL =
            TYPES.field("normal", VECTOR, Triangle::normal);
    private static final StructType<Triangle> TRIANGLE =
            TYPES.struct(
                    List.of(V0, V1, V2, NORMAL),
                    made ->
                            new Triangle(
                                    made.get(V0), made.get(V1), made.get(V2), made.get(NORMAL)));

    private static final StructField<Mesh, List<Triangle>, ArchivedList<ArchivedStruct>> TRIANGLES =
            TYPES.field("triangles", TYPES.list(TRIANGLE), Mesh::triangles);
    private static final StructType<Mesh> MESH =
            TYPES.struct(List.of(TRIANGLES), made -> new Mesh(made.get(TRIANGLES)));

    AreniteMeshesCombined(DataSet<Mesh> dataSet) {
        super(dataSet, MESH, false);
    }

    @Override
    public long field(int slot) {
        ArchivedList<ArchivedStruct> triangles = view(slot).get(TRIANGLES);
        return Meshes.leaf(triangles.get(triangles.size() / 2).get(NORMAL).get(Z));
    }

    @Override
    public long checksum(int slot) {
        ArchivedList<ArchivedStruct> triangles = view(slot).get(TRIANGLES);
        int count = Math.toIntExact(triangles.size());
        long sum = 0;
        for (int i = 0; i < count; i++) {
            ArchivedStruct triangle = triangles.get(i);
            sum += sumOf(triangle.get(V0)) + sumOf(triangle.get(V1));
            sum += sumOf(triangle.get(V2)) + sumOf(triangle.get(NORMAL));
        }
        return sum;
    }

    private static long sumOf(ArchivedStruct vector) {
        return (long) Meshes.leaf(vector.get(X))
                + Meshes.leaf(vector.get(Y))
                + Meshes.leaf(vector.get(Z));
    }
}
