package dev.arenite.tests.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.tests.check.Damage;
import dev.arenite.tests.derive.DescribedType;
import dev.arenite.tests.derive.DescribedTypes;
import dev.arenite.tests.derive.Description;
import dev.arenite.tests.golden.CheckedRead;
import dev.arenite.tests.golden.GoldenCase;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Tries to tell derived types from rkyv's: the types of all golden cases, and of the families of
/// structs and enums that are exchanged with rkyv, are declared as users declare them. They must
/// write rkyv's bytes, read them, and find in damaged bytes what combined types find.
///
/// `-Darenite.derive.seed=7` makes other random values, and damages other bytes.
final class DerivedGoldenTest {

    private static final long SEED = Long.getLong("arenite.derive.seed", 1);
    private static final int DAMAGES = 300;
    private static final int LARGEST_BYTES = 1024;

    /// Of larger archives: each check takes longer.
    private static final int DAMAGES_OF_LARGE = 20;

    /// Elements of no size, of which a few damaged bytes claim more than memory holds as a list.
    private static final String UNLIMITED = "vec_unit";

    private static final List<GoldenCase> CASES = GoldenCase.all().toList();

    /// A random value of each family of structs and enums.
    private static final List<GoldenCase> RANDOM =
            GoldenCase.json(Path.of("interop", "families.json")).properties().stream()
                    .filter(family -> !family.getValue().get("defs").isEmpty())
                    .map(family -> random(family.getKey(), family.getValue()))
                    .toList();

    private static final DescribedTypes DERIVED =
            derived(ArchiveFormat.POINTER_32, Stream.concat(CASES.stream(), RANDOM.stream()));
    private static final DescribedTypes WIDE = derived(ArchiveFormat.POINTER_64, CASES.stream());

    private static GoldenCase random(String family, JsonNode described) {
        JsonNode type = described.get("type");
        JsonNode definitions = described.get("defs");
        ObjectNode sidecar = JsonNodeFactory.instance.objectNode();
        sidecar.set("type", type);
        sidecar.set("defs", definitions);
        sidecar.set("value", RandomValues.of(type, definitions, SEED + family.hashCode()));
        return new GoldenCase(family, sidecar, new byte[0]);
    }

    private static DescribedTypes derived(ArchiveFormat format, Stream<GoldenCase> cases) {
        return new DescribedTypes(
                format, cases.map(golden -> Description.of(golden.sidecar())).toList());
    }

    @TestFactory
    Stream<DynamicTest> writesWhatRkyvWrites() {
        return each(
                CASES,
                ArchiveFormat.POINTER_32,
                subject -> assertArrayEquals(subject.golden.bytes(), subject.written()));
    }

    @TestFactory
    Stream<DynamicTest> writesWhatCombinedTypesWrite() {
        return all(subject -> assertArrayEquals(subject.bytes(), subject.written()));
    }

    @TestFactory
    Stream<DynamicTest> readsWhatWasWritten() {
        return all(
                subject -> {
                    MemorySegment archive = MemorySegment.ofArray(subject.bytes());
                    Object read = CheckedRead.read(subject.derived.type(), archive);
                    assertEquals(subject.golden.value(), subject.derived.golden(read));
                });
    }

    /// To the last bit, and without the golden value: two NaNs would be equal, and so would one
    /// shared object and two. Not the hash tables, whose bytes tell the order of insertion.
    @TestFactory
    Stream<DynamicTest> writesWhatItReadAsItWas() {
        return all(
                subject -> {
                    if (!subject.golden.sidecar().toString().contains("{\"hash")) {
                        assertArrayEquals(subject.bytes(), subject.writtenAgain());
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> findsInDamagedBytesWhatCombinedTypesFind() {
        return all(Subject::assertSameVerdicts);
    }

    private static Stream<DynamicTest> all(Consumer<Subject> trial) {
        return Stream.of(
                        each(CASES, ArchiveFormat.POINTER_32, trial),
                        each(CASES, ArchiveFormat.POINTER_64, trial),
                        each(RANDOM, ArchiveFormat.POINTER_32, trial))
                .flatMap(tests -> tests);
    }

    private static Stream<DynamicTest> each(
            List<GoldenCase> cases, ArchiveFormat format, Consumer<Subject> trial) {
        return cases.stream()
                .map(
                        golden ->
                                dynamicTest(
                                        golden.name() + " " + format,
                                        () -> trial.accept(new Subject(golden, format))));
    }

    /// A case, its derived type and its combined one.
    private static final class Subject {

        private final GoldenCase golden;
        private final DescribedType derived;
        private final ArchiveType<Object, Object> combined;

        Subject(GoldenCase golden, ArchiveFormat format) {
            this.golden = golden;
            DescribedTypes types = format == ArchiveFormat.POINTER_32 ? DERIVED : WIDE;
            derived = types.of(Description.of(golden.sidecar()));
            combined = golden.type(ArchiveTypes.of(format));
        }

        /// Returns the archive as the derived type writes it.
        byte[] written() {
            Object declared = derived.declared(golden.value());
            return Archive.toBytes(derived.type(), declared, CheckedRead.DEEP);
        }

        /// Returns the archive as the derived type writes it after it has read it.
        byte[] writtenAgain() {
            MemorySegment archive = MemorySegment.ofArray(bytes());
            Object read = Archive.read(derived.type(), archive, CheckedRead.DEEP);
            return Archive.toBytes(derived.type(), read, CheckedRead.DEEP);
        }

        /// Returns the archive as the combined type writes it.
        byte[] bytes() {
            return Archive.toBytes(combined, golden.value(), CheckedRead.DEEP);
        }

        void assertSameVerdicts() {
            byte[] bytes = bytes();
            Damage damage = new Damage(new SplittableRandom(SEED + golden.name().hashCode()));
            int count = bytes.length <= LARGEST_BYTES ? DAMAGES : DAMAGES_OF_LARGE;
            for (int i = 0; i < count; i++) {
                byte[] damaged = damage.damaged(bytes, bytes);
                assertSameVerdict(damaged);
            }
        }

        private void assertSameVerdict(byte[] damaged) {
            MemorySegment archive = MemorySegment.ofArray(damaged);
            Optional<String> verdict =
                    Archive.check(combined, archive, CheckedRead.DEEP).map(Subject::told);
            assertEquals(
                    verdict,
                    Archive.check(derived.type(), archive, CheckedRead.DEEP).map(Subject::told),
                    () -> HexFormat.of().formatHex(damaged));
            if (verdict.isEmpty() && !golden.name().equals(UNLIMITED)) {
                assertEquals(
                        Archive.read(combined, archive, CheckedRead.DEEP),
                        derived.golden(Archive.read(derived.type(), archive, CheckedRead.DEEP)),
                        () -> HexFormat.of().formatHex(damaged));
            }
        }

        private static String told(ArchiveViolation violation) {
            return violation.rule()
                    + " at "
                    + violation.byteOffset()
                    + " path="
                    + DescribedType.describedPath(violation.path());
        }
    }
}
