package dev.arenite.bench.archive;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.TextBatch;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.StringType;
import dev.arenite.bench.data.Address;
import dev.arenite.bench.data.Log;

import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.List;

/// A log, written by hand. The resolver holds everything that the place will, so that filling
/// places touches no object.
public final class LogType implements ArchiveType<Log, ArchivedLog> {

    /// The only one.
    public static final LogType LOG = new LogType();
    private static final long RESOLVER_BYTES = 48;
    private static final long TEXTS = 4;

    private LogType() {}

    @Override
    public long placeBytes() {
        return ArchivedLog.PLACE_BYTES;
    }

    @Override
    public long placeAlignment() {
        return ArchivedLog.PLACE_ALIGNMENT;
    }

    @Override
    public long resolverBytes() {
        return RESOLVER_BYTES;
    }

    @Override
    public void serialize(Log log, ArchiveSink out, MemorySegment resolver, long at) {
        long identity = out.addText(log.identity());
        long userid = out.addText(log.userid());
        long date = out.addText(log.date());
        long request = out.addText(log.request());
        note(log, identity, userid, date, request, resolver, at);
    }

    /// Writes the texts in a run, and notes them and the numbers.
    private static void note(Log log, TextBatch texts, MemorySegment resolver, long at) {
        long identity = texts.add(log.identity());
        long userid = texts.add(log.userid());
        long date = texts.add(log.date());
        long request = texts.add(log.request());
        note(log, identity, userid, date, request, resolver, at);
    }

    /// All calls before all stores: whether the memory may be used is then looked at once.
    private static void note(
            Log log,
            long identity,
            long userid,
            long date,
            long request,
            MemorySegment resolver,
            long at) {
        LittleEndian.putLong(resolver, at, identity);
        LittleEndian.putLong(resolver, at + 8, userid);
        LittleEndian.putLong(resolver, at + 16, date);
        LittleEndian.putLong(resolver, at + 24, request);
        LittleEndian.putLong(
                resolver, at + 32, address(log.address()) | (log.code() & 0xFFFFL) << 32);
        LittleEndian.putLong(resolver, at + 40, log.size());
    }

    private static long address(Address address) {
        return (address.x0() & 0xFFL)
                | (address.x1() & 0xFFL) << 8
                | (address.x2() & 0xFFL) << 16
                | (address.x3() & 0xFFL) << 24;
    }

    @Override
    public void resolve(Log log, ArchiveSink out, long place, MemorySegment resolver, long at) {
        fill(out.memory(), place, resolver, at, 1);
    }

    /// Fills the places of rows. The loop is here and not around a method for one row: the virtual
    /// machine takes the checks of a segment out of a loop only if it sees both together, and does
    /// not inline a method of this size.
    private static void fill(
            MemorySegment memory, long start, MemorySegment rows, long first, int count) {
        long place = start;
        long row = first;
        for (int i = 0; i < count; i++) {
            long rest = LittleEndian.getLong(rows, row + 32);
            LittleEndian.putInt(memory, place + ArchivedLog.ADDRESS, (int) rest);
            addText(memory, place + ArchivedLog.IDENTITY, LittleEndian.getLong(rows, row));
            addText(memory, place + ArchivedLog.USERID, LittleEndian.getLong(rows, row + 8));
            addText(memory, place + ArchivedLog.DATE, LittleEndian.getLong(rows, row + 16));
            addText(memory, place + ArchivedLog.REQUEST, LittleEndian.getLong(rows, row + 24));
            // The padding behind the code too.
            LittleEndian.putInt(memory, place + ArchivedLog.CODE, (int) (rest >>> 32));
            LittleEndian.putLong(
                    memory, place + ArchivedLog.SIZE, LittleEndian.getLong(rows, row + 40));
            // Sums, not products of the index: with products the loop is compiled to one that is
            // several times slower.
            place += ArchivedLog.PLACE_BYTES;
            row += RESOLVER_BYTES;
        }
    }

    private static void addText(MemorySegment memory, long place, long token) {
        LittleEndian.putLong(memory, place, TextBatch.place(token, place));
    }

    @Override
    public void serializeAll(
            List<Log> logs, int count, ArchiveSink out, MemorySegment resolvers, long first) {
        TextBatch texts = out.beginTexts(TEXTS * count);
        do {
            long at = first;
            for (int i = 0; i < count; i++) {
                note(logs.get(i), texts, resolvers, at);
                at += RESOLVER_BYTES;
            }
        } while (!texts.end());
    }

    @Override
    public void resolveAll(
            List<Log> logs,
            int count,
            ArchiveSink out,
            long start,
            MemorySegment resolvers,
            long first) {
        fill(out.memory(), start, resolvers, first, count);
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        StringType.STRING.check(checker, place + ArchivedLog.IDENTITY);
        StringType.STRING.check(checker, place + ArchivedLog.USERID);
        StringType.STRING.check(checker, place + ArchivedLog.DATE);
        StringType.STRING.check(checker, place + ArchivedLog.REQUEST);
    }

    @Override
    public ArchivedList<ArchivedLog> viewAll(MemorySegment archive, long start, long count) {
        return new Row(archive, start, count);
    }

    private static final class Row extends ArchivedList<ArchivedLog> {

        Row(MemorySegment archive, long start, long size) {
            super(archive, start, size);
        }

        @Override
        public LogType element() {
            return LOG;
        }

        @Override
        public Iterator<ArchivedLog> iterator() {
            return new Cursor<>(this) {
                @Override
                protected LogType element() {
                    return LOG;
                }
            };
        }
    }

    @Override
    public ArchivedLog view(MemorySegment archive, long place) {
        return new ArchivedLog(archive, place);
    }

    @Override
    public Log read(MemorySegment archive, long place) {
        int address = LittleEndian.getInt(archive, place + ArchivedLog.ADDRESS);
        return new Log(
                new Address(
                        (byte) address,
                        (byte) (address >> 8),
                        (byte) (address >> 16),
                        (byte) (address >> 24)),
                StringType.STRING.read(archive, place + ArchivedLog.IDENTITY),
                StringType.STRING.read(archive, place + ArchivedLog.USERID),
                StringType.STRING.read(archive, place + ArchivedLog.DATE),
                StringType.STRING.read(archive, place + ArchivedLog.REQUEST),
                LittleEndian.getShort(archive, place + ArchivedLog.CODE),
                LittleEndian.getLong(archive, place + ArchivedLog.SIZE));
    }
}
