package dev.arenite.bench.archive;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.TextBatch;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.scratch.Scratch;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The data set `log`, written by hand: a list of rows, with constant offsets and loops of its own.
public final class LogsType implements ArchiveType<Logs, ArchivedLogs> {

    /// The only one.
    public static final LogsType LOGS = new LogsType();

    private LogsType() {}

    @Override
    public long placeBytes() {
        return 8;
    }

    @Override
    public long placeAlignment() {
        return 4;
    }

    @Override
    public long resolverBytes() {
        return Long.BYTES;
    }

    @Override
    public void serialize(Logs value, ArchiveWriter out, MemorySegment resolver, long at) {
        List<Log> logs = value.logs();
        int count = logs.size();
        out.budget().enter(1, Math.min(count, 1));
        Scratch scratch = out.scratch();
        int mark = scratch.mark();
        long first = scratch.pushOffset(count * LogType.RESOLVER_BYTES, Long.BYTES);
        MemorySegment rows = scratch.memory();
        TextBatch texts = out.beginTexts(LogType.TEXTS * count);
        do {
            note(logs, texts, rows, first);
        } while (!texts.end());
        out.align(ArchivedLog.PLACE_ALIGNMENT);
        long start = out.reserve(count * ArchivedLog.PLACE_BYTES);
        LogType.fill(out.memory(), start, rows, first, count);
        scratch.release(mark);
        out.budget().leave();
        LittleEndian.putLong(resolver, at, start);
    }

    private static void note(List<Log> logs, TextBatch texts, MemorySegment rows, long first) {
        long at = first;
        // By index: an iterator is an object that may remain.
        for (int i = 0; i < logs.size(); i++) {
            LogType.note(logs.get(i), texts, rows, at);
            at += LogType.RESOLVER_BYTES;
        }
    }

    @Override
    public void resolve(
            Logs value, ArchiveWriter out, long place, MemorySegment resolver, long at) {
        ArchiveFormat format = ArchiveFormat.POINTER_32;
        format.putPointer(out.memory(), place, place, LittleEndian.getLong(resolver, at));
        format.putLength(out.memory(), place + Integer.BYTES, value.logs().size());
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        MemorySegment archive = checker.archive();
        checker.claimPlaces(
                LogType.LOG,
                place + LittleEndian.getInt(archive, place),
                Integer.toUnsignedLong(LittleEndian.getInt(archive, place + Integer.BYTES)),
                place);
    }

    @Override
    public ArchivedLogs view(MemorySegment archive, long place) {
        return ArchivedLogs.at(archive, place);
    }

    @Override
    public Logs read(MemorySegment archive, long place) {
        ArchivedLogs view = view(archive, place);
        List<Log> logs = new ArrayList<>(view.size());
        for (int i = 0; i < view.size(); i++) {
            logs.add(LogType.LOG.read(archive, view.start() + i * ArchivedLog.PLACE_BYTES));
        }
        return new Logs(logs);
    }
}
