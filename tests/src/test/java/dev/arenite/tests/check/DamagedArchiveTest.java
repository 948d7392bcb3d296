package dev.arenite.tests.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.tests.golden.GoldenCase;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Tries to make an accepted archive throw, or the checker do anything but accept or refuse, by
/// damaging archives of all types at random.
///
/// As many archives as `-Darenite.ops` says; the same ones for the same `-Darenite.seed`.
final class DamagedArchiveTest {

    private static final long OPS = Long.getLong("arenite.ops", 300_000);
    private static final long SEED = Long.getLong("arenite.seed", 20_261_122);
    private static final int LARGEST_BYTES = 1024;

    /// So much may a check allocate, whatever the bytes say.
    private static final long ALLOCATION_LIMIT_BYTES = 64 << 10;

    /// An archive to damage.
    private record Subject(
            String name, ArchiveType<Object, Object> type, MemorySegment archive, Object value) {

        byte[] bytes() {
            return archive.toArray(JAVA_BYTE);
        }
    }

    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<String, Long> refusals = new TreeMap<>();
    private long accepted;

    @Test
    void whatIsAcceptedCanBeUsedWhateverTheBytes() {
        System.out.println(
                "repeat with: -Dtest=DamagedArchiveTest -Darenite.ops="
                        + OPS
                        + " -Darenite.seed="
                        + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        Damage damage = new Damage(random);
        List<Subject> subjects = subjects();
        for (long op = 0; op < OPS; op++) {
            Subject subject = subjects.get(random.nextInt(subjects.size()));
            byte[] other = subjects.get(random.nextInt(subjects.size())).bytes();
            byte[] damaged = damage.damaged(subject.bytes(), other);
            try {
                use(subject, damaged);
            } catch (Throwable failure) {
                throw new AssertionError(
                        subject.name() + " op=" + op + " " + HexFormat.of().formatHex(damaged),
                        failure);
            }
        }
        System.out.println("archives=" + OPS + " accepted=" + accepted);
        refusals.forEach((rule, count) -> System.out.println("refused: " + count + " " + rule));
        assertTrue(accepted > OPS / 10 && accepted < OPS);
    }

    private static List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        ArchiveTypes wide = ArchiveTypes.of(ArchiveFormat.POINTER_64);
        GoldenCase.all()
                .filter(golden -> golden.bytes().length <= LARGEST_BYTES)
                .forEach(
                        golden -> {
                            Object value = golden.value();
                            ArchiveType<Object, Object> type = golden.type(ArchiveTypes.STANDARD);
                            subjects.add(new Subject(golden.name(), type, golden.archive(), value));
                            ArchiveType<Object, Object> wideType = golden.type(wide);
                            MemorySegment archive =
                                    MemorySegment.ofArray(Archive.toBytes(wideType, value));
                            subjects.add(
                                    new Subject(golden.name() + "/64", wideType, archive, value));
                        });
        for (ArchiveFormat format : ArchiveFormat.values()) {
            // Often, as there are many types in it.
            subjects.addAll(Collections.nCopies(10, others(format)));
        }
        return subjects;
    }

    @SuppressWarnings("unchecked")
    private static Subject others(ArchiveFormat format) {
        ArchiveType<?, ?> type = OtherTypes.of(ArchiveTypes.of(format));
        ArchiveType<Object, Object> any = (ArchiveType<Object, Object>) type;
        byte[] archive = Archive.toBytes(any, OtherTypes.VALUE);
        return new Subject(
                "others/" + format, any, MemorySegment.ofArray(archive), OtherTypes.VALUE);
    }

    private void use(Subject subject, byte[] damaged) {
        MemorySegment archive = MemorySegment.ofArray(damaged);
        Optional<ArchiveViolation> violation = Traversal.check(subject.type(), archive);
        // The second time, when all classes have been loaded.
        long before = threads.getCurrentThreadAllocatedBytes();
        Optional<ArchiveViolation> again = Traversal.check(subject.type(), archive);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        // As texts: what was thrown is another object each time.
        assertEquals(violation.toString(), again.toString());
        assertTrue(bytes <= ALLOCATION_LIMIT_BYTES, () -> "bytes=" + bytes);
        if (violation.isPresent()) {
            refusals.merge(violation.get().rule(), 1L, Long::sum);
        } else {
            accepted++;
            long root = Archive.rootPosition(subject.type(), archive);
            Traversal.useAll(subject.type(), archive, root, subject.value());
        }
    }
}
