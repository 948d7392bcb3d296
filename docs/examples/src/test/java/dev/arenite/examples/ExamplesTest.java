package dev.arenite.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.OpenArchive;
import dev.arenite.archive.type.ArchivedStruct;
import dev.arenite.arena.BumpArena;
import dev.arenite.examples.ArchivesOverSocket.Measurement;
import dev.arenite.examples.SharedSnapshot.Price;
import dev.arenite.examples.SharedSnapshot.Trading;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Runs the examples.
final class ExamplesTest {

    @TempDir Path folder;

    @Test
    void requestsAreAnsweredUnlessTheBudgetRefuses() throws Exception {
        RequestArenas service = new RequestArenas();
        List<String> answers = service.answer(List.of(10, 2_000_000, 20));
        assertEquals("200 last=81", answers.get(0));
        assertTrue(answers.get(1).startsWith("503 "), answers.get(1));
        assertEquals("200 last=361", answers.get(2));
        assertEquals(0, service.reservedBytes());
    }

    @Test
    void linesAreSortedByManyRuns() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            lines.add("line " + i + " äö");
        }
        lines.add("");
        lines.add("x".repeat(5000));
        Collections.shuffle(lines, new Random(1));
        Path input = Files.write(folder.resolve("input"), lines);
        Path output = folder.resolve("output");
        ExternalSort.sort(input, output, 4096);
        Collections.sort(lines);
        assertEquals(lines, Files.readAllLines(output));
    }

    @Test
    void aSnapshotIsReadByAllThreadsUntilItIsClosed() throws IOException {
        List<Price> prices = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            prices.add(
                    new Price(
                            Instant.MIN.plusNanos(i),
                            new BigDecimal("0." + (1000 + i)),
                            i % 2 == 0 ? Trading.OPEN : Trading.HALTED,
                            Map.of("XETRA", i, "NYSE", -i)));
        }
        Path path = folder.resolve("snapshot");
        SharedSnapshot.write(path, prices);
        BigDecimal sum =
                prices.stream().map(Price::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        OpenArchive<ArchivedList<ArchivedStruct>> snapshot = SharedSnapshot.open(path);
        try (snapshot) {
            assertEquals(sum, SharedSnapshot.total(snapshot));
        }
        assertThrows(IllegalStateException.class, () -> SharedSnapshot.total(snapshot));
    }

    @Test
    void lineWithoutEndIsRefused() throws IOException {
        Path input = Files.writeString(folder.resolve("input"), "b\na");
        assertThrows(
                IllegalArgumentException.class,
                () -> ExternalSort.sort(input, folder.resolve("output"), 4096));
    }

    @Test
    void archivesCrossASocket() throws Exception {
        assertEquals(
                new Measurement("boiler", 43.0),
                ArchivesOverSocket.askForTwice(new Measurement("boiler", 21.5)));
    }

    @Test
    void messagesThatAreNoArchivesAreRefused() {
        byte[] damaged = {0, 0, 0, 16, 1, 2, 3, 4, 5, 6, 7, -128, 9, 9, 9, 9, 0, 0, 0, 0};
        byte[] endless = {127, -1, -1, -1};
        for (byte[] bytes : List.of(damaged, endless)) {
            assertThrows(
                    IOException.class,
                    () ->
                            ArchivesOverSocket.receive(
                                    new DataInputStream(new ByteArrayInputStream(bytes))));
        }
    }

    @Test
    void wordsAreCountedInPlace() {
        byte[] text = "ein Käse, kein Käse, Käse".getBytes(StandardCharsets.UTF_8);
        try (BumpArena arena = BumpArena.ofConfined()) {
            MemorySegment archive = TextInPlace.archive(MemorySegment.ofArray(text), arena);
            assertEquals(2, TextInPlace.count(archive, "Käse,"));
            assertEquals(1, TextInPlace.count(archive, "Käse"));
            assertEquals(0, TextInPlace.count(archive, "Brot"));
        }
    }
}
