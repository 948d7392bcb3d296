package dev.arenite.bench.archive;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ListType;
import dev.arenite.bench.data.Mesh;
import dev.arenite.bench.data.Triangle;

import java.lang.foreign.MemorySegment;

/// The data set `mesh`: a record by hand around the library's list.
///
/// Checking it is a fixed cost, whatever its size, which an adapted type makes larger: it has the
/// same class as the adapted types of other records (RESULTS.md).
public final class MeshType implements ArchiveType<Mesh, ArchivedList<ArchivedTriangle>> {

    private static final ListType<Triangle, ArchivedTriangle> TRIANGLES =
            ArchiveTypes.STANDARD.list(TriangleType.TRIANGLE);

    MeshType() {}

    @Override
    public long placeBytes() {
        return TRIANGLES.placeBytes();
    }

    @Override
    public long placeAlignment() {
        return TRIANGLES.placeAlignment();
    }

    @Override
    public long resolverBytes() {
        return TRIANGLES.resolverBytes();
    }

    @Override
    public void serialize(Mesh value, ArchiveSink out, MemorySegment resolver, long at) {
        TRIANGLES.serialize(value.triangles(), out, resolver, at);
    }

    @Override
    public void resolve(Mesh value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        TRIANGLES.resolve(value.triangles(), out, place, resolver, at);
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        TRIANGLES.check(checker, place);
    }

    @Override
    public ArchivedList<ArchivedTriangle> view(MemorySegment archive, long place) {
        return TRIANGLES.view(archive, place);
    }

    @Override
    public Mesh read(MemorySegment archive, long place) {
        return new Mesh(TRIANGLES.read(archive, place));
    }
}
