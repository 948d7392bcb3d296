package dev.arenite.tests.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.tests.golden.GoldenCase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Compares our verdict with rkyv's on archives that were cut off at every length and damaged in
/// every byte: what rkyv rejects we reject, and what we accept can be used. The modes after the
/// first one take every seventh damage.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MutationVerdictsTest {

    /// What we reject and rkyv does not, and why: rkyv trusts these, and a reader that relied on
    /// them would go wrong.
    private static final Set<String> STRICTER_RULES = StricterRules.REASONS.keySet();

    private static final int STEP =
            System.getProperty("arenite.mode", "granted").equals("granted") ? 1 : 7;

    private final Map<String, Integer> stricter = new TreeMap<>();
    private int accepted;
    private int rejected;

    @BeforeAll
    void countFromZero() {
        stricter.clear();
        accepted = 0;
        rejected = 0;
    }

    @TestFactory
    Stream<DynamicTest> whatRkyvRejectsIsRejectedAndWhatIsAcceptedCanBeUsed() throws IOException {
        Path directory = GoldenCase.directory();
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory.resolve("mutations"))) {
            for (Path file : files.sorted().toList()) {
                JsonNode verdicts = GoldenCase.json(file);
                GoldenCase golden = GoldenCase.of(directory, verdicts.get("case").asText());
                tests.add(dynamicTest(golden.name(), () -> compare(golden, verdicts)));
            }
        }
        return tests.stream();
    }

    private void compare(GoldenCase golden, JsonNode verdicts) {
        ArchiveType<Object, Object> type = golden.type(ArchiveTypes.STANDARD);
        byte[] archive = golden.bytes();
        String truncations = verdicts.get("truncated_to").asText();
        for (int length = 0; length < truncations.length(); length += STEP) {
            byte[] truncated = Arrays.copyOf(archive, length);
            compare(golden, type, truncated, truncations.charAt(length), "length=" + length);
        }
        JsonNode masks = verdicts.get("masks");
        for (int at = 0; at < archive.length; at++) {
            String expected = verdicts.get("xor").get(at).asText();
            for (int i = at % STEP; i < masks.size(); i += STEP) {
                byte[] damaged = archive.clone();
                damaged[at] ^= (byte) masks.get(i).asInt();
                String damage = "at=" + at + " mask=" + masks.get(i).asInt();
                compare(golden, type, damaged, expected.charAt(i), damage);
            }
        }
    }

    private void compare(
            GoldenCase golden,
            ArchiveType<Object, Object> type,
            byte[] bytes,
            char verdict,
            String damage) {
        MemorySegment archive = MemorySegment.ofArray(bytes);
        Optional<ArchiveViolation> violation = Traversal.check(type, archive);
        if (violation.isEmpty()) {
            assertEquals('1', verdict, () -> "rkyv rejects: " + damage);
            accepted++;
            Traversal.useAll(type, archive, Archive.rootPosition(type, archive), golden.value());
        } else {
            rejected++;
            if (verdict == '1') {
                stricter.merge(violation.get().rule(), 1, Integer::sum);
                assertTrue(
                        STRICTER_RULES.contains(violation.get().rule()),
                        () -> "only we reject: " + damage + " " + violation.get());
            }
        }
    }

    @AfterAll
    void report() {
        System.out.println("archives accepted=" + accepted + " rejected=" + rejected);
        stricter.forEach(
                (rule, count) -> System.out.println("only we reject: " + count + " " + rule));
    }
}
