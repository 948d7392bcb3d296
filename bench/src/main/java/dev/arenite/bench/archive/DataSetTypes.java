package dev.arenite.bench.archive;

import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.type.AdaptedType;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;

import java.util.List;

/// The data sets: lists of types that are written by hand.
public final class DataSetTypes {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;

    /// The data set `log`.
    public static final AdaptedType<Logs, List<Log>, ArchivedList<ArchivedLog>> LOGS =
            TYPES.adapted(TYPES.list(LogType.LOG), Logs::logs, Logs::new);

    /// The data set `mesh`.
    public static final MeshType MESH = new MeshType();

    private DataSetTypes() {}
}
