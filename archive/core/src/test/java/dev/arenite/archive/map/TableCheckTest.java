package dev.arenite.archive.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.ArchiveTypes;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Damages hash tables byte by byte where a single rule speaks of each byte.
final class TableCheckTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final String LONG = "longer than fits in a place";
    private static final String ENDS = "target must end before its pointer";
    private static final String LIES =
            "target must lie before its pointer and behind the target before it";
    private static final String MORE_SLOTS = "hash table must have more slots than entries";

    private static <T> MemorySegment archive(ArchiveType<T, ?> type, T value) {
        return MemorySegment.ofArray(Archive.toBytes(type, value));
    }

    private static Optional<String> rule(ArchiveType<?, ?> type, MemorySegment archive) {
        return Archive.check(type, archive).map(ArchiveViolation::rule);
    }

    /// Returns the position of the first control byte of a table in the standard format.
    private static long controls(MemorySegment archive, long place) {
        return place + LittleEndian.getInt(archive, place);
    }

    @Test
    void anEmptyTableIsWrittenAsRkyvDoes() {
        assertArrayEquals(
                new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                Archive.toBytes(TYPES.hashSet(TYPES.i32()), Set.of()));
    }

    @Test
    void aTableHasMoreSlotsThanEntries() {
        ArchiveType<Set<Integer>, ?> type = TYPES.hashSet(TYPES.u8());
        MemorySegment archive = archive(type, Set.of(7));
        long place = Archive.rootPosition(type, archive);
        for (int[] sizes : new int[][] {{1, 1}, {2, 1}, {0x7FFF_FFFF, 2}}) {
            LittleEndian.putInt(archive, place + 4, sizes[0]);
            LittleEndian.putInt(archive, place + 8, sizes[1]);
            assertEquals(
                    Optional.of(new ArchiveViolation(MORE_SLOTS, place, "")),
                    Archive.check(type, archive));
        }
    }

    @Test
    void aTableMayConsistOfEmptySlots() {
        ArchiveType<Set<Integer>, ?> type = TYPES.hashSet(TYPES.u8());
        MemorySegment archive = archive(type, Set.of(7));
        long place = Archive.rootPosition(type, archive);
        LittleEndian.putInt(archive, place + 4, 0);
        for (long at = controls(archive, place); at < place; at++) {
            LittleEndian.putByte(archive, at, TableLayout.EMPTY);
        }
        assertEquals(Optional.empty(), Archive.check(type, archive));
    }

    @Test
    void numbersOfSlotsThatTheArchiveCannotHoldAreRefusedWithoutOverflow() {
        ArchiveTypes wide = ArchiveTypes.of(ArchiveFormat.POINTER_64);
        ArchiveType<Set<Integer>, ?> bytes = wide.hashSet(wide.u8());
        MemorySegment archive = archive(bytes, Set.of(7));
        long place = Archive.rootPosition(bytes, archive);
        for (long capacity :
                new long[] {archive.byteSize(), 1L << 32, 1L << 61, 1L << 62, Long.MAX_VALUE}) {
            LittleEndian.putLong(archive, place + 16, capacity);
            assertEquals(Optional.of(ENDS), rule(bytes, archive), "capacity=" + capacity);
        }
        LittleEndian.putLong(archive, place + 16, archive.byteSize() - 1);
        assertEquals(Optional.of(LIES), rule(bytes, archive));
        LittleEndian.putLong(archive, place + 16, Long.MIN_VALUE);
        assertEquals(Optional.of(MORE_SLOTS), rule(bytes, archive));
    }

    @Test
    void bucketsThatTheArchiveCannotHoldAreRefused() {
        ArchiveType<Set<Long>, ?> type = TYPES.hashSet(TYPES.u64());
        MemorySegment archive = archive(type, Set.of(7L));
        long place = Archive.rootPosition(type, archive);
        long most = archive.byteSize() / 8;
        LittleEndian.putInt(archive, place + 8, (int) most);
        assertEquals(Optional.of(LIES), rule(type, archive));
        LittleEndian.putInt(archive, place + 8, (int) most + 1);
        assertEquals(Optional.of(ENDS), rule(type, archive));
    }

    @Test
    void aControlByteIsAHashOrEmpty() {
        ArchiveType<Set<Integer>, ?> type = TYPES.hashSet(TYPES.u16());
        MemorySegment archive = archive(type, Set.of(1, 2, 3, 4, 5, 6, 7));
        long place = Archive.rootPosition(type, archive);
        long controls = controls(archive, place);
        for (int slot = 0; slot < 8; slot++) {
            byte control = LittleEndian.getByte(archive, controls + slot);
            LittleEndian.putByte(archive, controls + slot, (byte) 0xFE);
            assertEquals(
                    Optional.of(
                            new ArchiveViolation(
                                    "control byte must be a hash or empty", controls + slot, "")),
                    Archive.check(type, archive));
            LittleEndian.putByte(archive, controls + slot, control);
        }
        long repeated = controls + 8 + 3;
        LittleEndian.putByte(archive, repeated, (byte) 0xFE);
        assertEquals(
                Optional.of(
                        new ArchiveViolation(
                                "control byte must repeat that of its slot", repeated, "")),
                Archive.check(type, archive));
    }

    @Test
    void aViolationInABucketNamesTheSlotAndThePart() {
        ArchiveType<Map<String, String>, ?> type = TYPES.hashMap(TYPES.string(), TYPES.string());
        MemorySegment archive = archive(type, Map.of("key", LONG));
        long place = Archive.rootPosition(type, archive);
        int slot = LittleEndian.getByte(archive, controls(archive, place)) >= 0 ? 0 : 1;
        LittleEndian.putByte(archive, 3, (byte) 0xFF);
        assertEquals(
                Optional.of(new ArchiveViolation("text must be UTF-8", 0, "[" + slot + "].value")),
                Archive.check(type, archive));
    }

    /// A search ends at the first group with an empty slot, in whichever half of it.
    @Test
    void anEntryBehindAGroupWithAnEmptySlotIsNotFound() {
        ArchiveType<Set<Integer>, ?> type =
                TYPES.hashSet(TYPES.keyed(TYPES.i32(), new CheapKeys<>()));
        Set<Integer> set = new LinkedHashSet<>();
        for (int i = 0; i < 30; i++) {
            set.add(i);
        }
        MemorySegment archive = archive(type, set);
        long place = Archive.rootPosition(type, archive);
        long controls = controls(archive, place);
        assertEquals(34, LittleEndian.getInt(archive, place + 8));
        assertEquals(Optional.empty(), Archive.check(type, archive));
        move(archive, controls, 29, 33);
        assertEquals(Optional.of("key must lie where its hash leads"), rule(type, archive));
    }

    private static void move(MemorySegment archive, long controls, int from, int to) {
        LittleEndian.putByte(
                archive, controls + to, LittleEndian.getByte(archive, controls + from));
        LittleEndian.putByte(archive, controls + from, TableLayout.EMPTY);
        long source = controls - 4L * (from + 1);
        LittleEndian.putInt(
                archive, controls - 4L * (to + 1), LittleEndian.getInt(archive, source));
    }
}
