package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.memory.PlaceLayout;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Reads many older structs that are nothing but numbers: writes their places as those of today
/// into a buffer, which the type of today reads by a loop of its own. To ask for the numbers one by
/// one takes twice as long (ADR 76).
final class WidenedRows {

    /// The size of the buffer: it stays in the first cache. With four times as much, mesh takes a
    /// fifth longer.
    private static final long BUFFER_BYTES = 2 << 10;

    /// Fewer structs are made one by one, without a buffer.
    private static final int FEWEST = 32;

    private final List<NumberRun> runs;
    private final long olderBytes;
    private final ArchiveType<Object, Object> today;

    private WidenedRows(List<NumberRun> runs, long olderBytes, ArchiveType<Object, Object> today) {
        this.runs = runs;
        this.olderBytes = olderBytes;
        this.today = today;
    }

    /// Returns the way to read structs, or null if they are not read so: one that is larger than
    /// the buffer, or that has other fields than numbers, or not all fields of today.
    ///
    /// @param older      the fields in their older places
    /// @param fields     the fields of today
    /// @param olderBytes the size of an older place, in bytes
    /// @param today      the type of today
    static @Nullable WidenedRows of(
            OlderField[] older,
            List<TypeDescriber.Field> fields,
            long olderBytes,
            ArchiveType<?, ?> today) {
        List<NumberRun> runs = new ArrayList<>();
        long place = 0;
        for (int i = 0; i < older.length; i++) {
            ArchiveType<?, ?> type = fields.get(i).type();
            place = PlaceLayout.roundUp(place, type.placeAlignment());
            List<NumberRun> run = runs(older[i], type);
            if (run.isEmpty()) {
                return null;
            }
            for (NumberRun each : run) {
                runs.add(each.shifted(older[i].offset(), place));
            }
            place += type.placeBytes();
        }
        return runs.isEmpty() || today.placeBytes() > BUFFER_BYTES
                ? null
                : new WidenedRows(NumberRun.joined(runs), olderBytes, SchemaResolver.any(today));
    }

    /// Returns the runs of a field in its own place; none if it is no number and has others.
    private static List<NumberRun> runs(OlderField field, ArchiveType<?, ?> today) {
        if (field.type() instanceof OlderStruct<?> struct && struct.rows() != null) {
            return struct.rows().runs;
        }
        SchemaLeaf older = field.number();
        SchemaLeaf leaf = number(today);
        if (older != null && leaf != null) {
            return List.of(new NumberRun(older, leaf, 0, 0, 1));
        }
        return field.isSame() && today.acceptsAnyBytes() && today.placeBytes() > 0
                ? List.of(new NumberRun(SchemaLeaf.U8, SchemaLeaf.U8, 0, 0, today.placeBytes()))
                : List.of();
    }

    /// Returns the leaf that the place of a type of today is, if it is a number or a truth value.
    private static @Nullable SchemaLeaf number(ArchiveType<?, ?> today) {
        SchemaLeaf leaf =
                SameBytes.described(today) instanceof Description.Leaf(var name)
                        ? SchemaLeaf.of(name).orElse(SchemaLeaf.UNIT)
                        : SchemaLeaf.UNIT;
        boolean is32 = today.placeBytes() == Integer.BYTES;
        return OlderNumbers.sized(leaf, is32 ? ArchiveFormat.POINTER_32 : ArchiveFormat.POINTER_64);
    }

    /// Whether that many structs are read so.
    boolean suit(int count) {
        return count >= FEWEST;
    }

    /// Makes values of structs, as [OlderFields#makeAll] does.
    void readAll(
            OlderFields fields,
            MemorySegment archive,
            long start,
            int count,
            List<? super Object> values) {
        int most = (int) Math.min(count, BUFFER_BYTES / today.placeBytes());
        try (Arena arena = Arena.ofConfined()) {
            WidenedNumbers rows = new WidenedNumbers(arena.allocate(most * today.placeBytes()));
            for (int done = 0; done < count; done += most) {
                int part = Math.min(most, count - done);
                widen(archive, start + done * olderBytes, rows, part);
                int before = values.size();
                try {
                    today.readAll(rows.memory(), 0, part, values);
                } catch (ArchiveReadException failure) {
                    // Its index is that in the buffer.
                    int failed = done + values.size() - before;
                    throw failure(fields, archive, start + failed * olderBytes, failure)
                            .within("[" + failed + "]");
                }
            }
        }
    }

    /// Returns the failure to make a value, as it is without the buffer.
    private static ArchiveReadException failure(
            OlderFields fields, MemorySegment archive, long place, ArchiveReadException widened) {
        try {
            fields.make(archive, place);
            // Accepted this time: its rule depends on more than the numbers.
            return ArchiveReadException.notAccepted(widened);
        } catch (ArchiveReadException failure) {
            return failure;
        }
    }

    private void widen(MemorySegment archive, long start, WidenedNumbers rows, int count) {
        NumberRun first = runs.getFirst();
        if (first.olderBytes() == olderBytes && first.todayBytes() == today.placeBytes()) {
            rows.put(first, archive, start, 0, count * (int) first.count());
            return;
        }
        for (NumberRun run : runs) {
            for (int i = 0; i < count; i++) {
                long at = start + i * olderBytes + run.from();
                rows.put(run, archive, at, i * today.placeBytes() + run.to(), (int) run.count());
            }
        }
    }
}
