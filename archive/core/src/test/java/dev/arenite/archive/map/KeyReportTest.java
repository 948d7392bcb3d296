package dev.arenite.archive.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.type.ArchiveTypes;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes keys that take too many steps, in the second of two fields, and looks where they are
/// reported.
final class KeyReportTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;

    private record Key(String name, int number) {}

    private static final ArchiveType<Key, ?> KEYS =
            TYPES.<Key>struct()
                    .field("name", TYPES.sharedPointer(TYPES.boxedString()), Key::name)
                    .field("number", TYPES.i32(), Key::number)
                    .build(values -> new Key(values.get(0), values.get(1)));

    private static Optional<ArchiveViolation> check(ArchiveType<Set<Key>, ?> type) {
        String name = "x".repeat(20_000);
        String copy = new String(name);
        Set<Key> set = new LinkedHashSet<>();
        for (int i = 0; i < 300; i++) {
            set.add(new Key(i % 2 == 0 ? name : copy, i));
        }
        ArchiveType<List<?>, ?> pair = TYPES.tuple(List.of(TYPES.u64(), type));
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(pair, List.of(1L, set)));
        long root = Archive.rootPosition(pair, archive);
        return Archive.check(pair, archive, root, CheckLimits.DEFAULT.withMaxObjects(10_000))
                .map(
                        violation ->
                                new ArchiveViolation(
                                        violation.rule(),
                                        violation.byteOffset() - root,
                                        violation.path()));
    }

    @Test
    void keysThatTakeTooManyStepsAreReportedAtTheirMap() {
        for (ArchiveType<Set<Key>, ?> type :
                List.of(TYPES.hashSet(KEYS), TYPES.indexSet(KEYS), TYPES.bTreeSet(KEYS))) {
            assertEquals(
                    Optional.of(new ArchiveViolation("keys must not take more steps", 8, ".1")),
                    check(type));
        }
    }
}
