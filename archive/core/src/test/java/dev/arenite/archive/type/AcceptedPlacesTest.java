package dev.arenite.archive.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.memory.LittleEndian;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Accepts many places by their bytes alone, as the check of each place does.
final class AcceptedPlacesTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final int ARCHIVES = 2_000;
    private static final int MAX_ELEMENTS = 21;

    /// Numbers, the unit, and two kinds of absence.
    private static final int ACCEPTING_ANY_BYTES = 4;

    private static final long SEED = 20261127;

    private record Pair(boolean left, Optional<Integer> right) {}

    private static final ArchiveType<Pair, ArchivedStruct> PAIR =
            TYPES.<Pair>struct()
                    .field("left", TYPES.bool(), Pair::left)
                    .field("right", TYPES.optional(TYPES.character()), Pair::right)
                    .build(values -> new Pair(values.get(0), values.get(1)));

    private static final ArchiveType<Object, ArchivedVariant> EITHER =
            TYPES.enumeration()
                    .newtype("pair", Pair.class, PAIR)
                    .newtype("number", Integer.class, TYPES.i32())
                    .build();

    private static final List<ArchiveType<?, ?>> OF_ANY_KIND =
            List.of(
                    TYPES.bool(),
                    TYPES.character(),
                    TYPES.u16AsShort(),
                    TYPES.nonZero(TYPES.u16()),
                    TYPES.enumByOrdinal(TimeUnit.class),
                    TYPES.optional(TYPES.bool()),
                    TYPES.optional(TYPES.u16()),
                    TYPES.optional(TYPES.optional(TYPES.bool())),
                    TYPES.optionalNonZero(TYPES.nonZero(TYPES.u8())),
                    TYPES.niche(TYPES.bool(), Niche.BOOL),
                    TYPES.array(TYPES.bool(), 3),
                    TYPES.array(TYPES.optional(TYPES.bool()), 2),
                    TYPES.unit(),
                    PAIR,
                    EITHER,
                    TYPES.<Boolean, Boolean, Boolean>adapted(
                            TYPES.bool(), truth -> truth, truth -> truth),
                    TYPES.<Boolean, Boolean, Boolean>adapted(
                                    TYPES.bool(), truth -> truth, truth -> truth)
                            .where("must be true", truth -> truth),
                    TYPES.string(),
                    TYPES.optional(TYPES.string()),
                    TYPES.list(TYPES.bool()),
                    TYPES.optional(TYPES.list(TYPES.bool())));

    /// A type that leaves all places to the check of each.
    private record OneByOne<T, V>(ArchiveType<T, V> type) implements ArchiveType<T, V> {

        @Override
        public long placeBytes() {
            return type.placeBytes();
        }

        @Override
        public long placeAlignment() {
            return type.placeAlignment();
        }

        @Override
        public long resolverBytes() {
            return type.resolverBytes();
        }

        @Override
        public void serialize(T value, ArchiveSink out, MemorySegment resolver, long at) {
            type.serialize(value, out, resolver, at);
        }

        @Override
        public void resolve(T value, ArchiveSink out, long place, MemorySegment resolver, long at) {
            type.resolve(value, out, place, resolver, at);
        }

        @Override
        public void check(ArchiveChecker checker, long place) {
            type.check(checker, place);
        }

        @Override
        public String path(MemorySegment archive, long place, long byteOffset) {
            return type.path(archive, place, byteOffset);
        }

        @Override
        public V view(MemorySegment archive, long place) {
            return type.view(archive, place);
        }

        @Override
        public T read(MemorySegment archive, long place) {
            return type.read(archive, place);
        }
    }

    /// Returns an archive of a list, whose elements are any bytes, mostly small ones.
    private static MemorySegment archiveOfAnyBytes(
            ArchiveType<?, ?> element, int count, Random random) {
        long elementsBytes = count * element.placeBytes();
        long place = (elementsBytes + 7) & -8;
        MemorySegment archive = MemorySegment.ofArray(new long[(int) place / 8 + 1]);
        boolean valid = random.nextBoolean();
        for (long at = 0; at < elementsBytes; at++) {
            int bound = valid || random.nextInt(30) != 0 ? 2 : 256;
            LittleEndian.putByte(archive, at, (byte) random.nextInt(bound));
        }
        ArchiveFormat.POINTER_32.putSlice(archive, place, 0, count);
        return archive;
    }

    @Test
    void listsAreJudgedAsTheirPlacesAreOneByOne() {
        Random random = new Random(SEED);
        int bothVerdicts = 0;
        for (ArchiveType<?, ?> element : OF_ANY_KIND) {
            int refused = 0;
            for (int i = 0; i < ARCHIVES; i++) {
                int count = random.nextInt(MAX_ELEMENTS);
                MemorySegment archive = archiveOfAnyBytes(element, count, random);
                Optional<ArchiveViolation> expected =
                        Archive.check(TYPES.list(new OneByOne<>(element)), archive);
                assertEquals(
                        expected.map(Object::toString),
                        Archive.check(TYPES.list(element), archive).map(Object::toString),
                        () -> "seed=" + SEED + " type=" + element);
                refused += expected.isPresent() ? 1 : 0;
            }
            bothVerdicts += refused > 0 && refused < ARCHIVES ? 1 : 0;
        }
        assertEquals(OF_ANY_KIND.size() - ACCEPTING_ANY_BYTES, bothVerdicts);
    }

    @Test
    void typesWithPointersAcceptNothing() {
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(TYPES.string(), "short"));
        assertFalse(TYPES.string().accepts(archive, 0));
        MemorySegment list = MemorySegment.ofArray(Archive.toBytes(TYPES.list(PAIR), List.of()));
        assertFalse(TYPES.list(PAIR).accepts(list, 0));
        assertTrue(TYPES.list(PAIR).acceptsAll(list, 0, 0));
    }
}
