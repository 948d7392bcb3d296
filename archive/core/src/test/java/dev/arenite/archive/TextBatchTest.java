package dev.arenite.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.StringType;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Texts that are written together.
final class TextBatchTest {

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment memory = arena.allocate(1 << 20, 16);
    private final Scratch scratch = BufferScratch.over("test", arena.allocate(1 << 16, 16));
    private final ArchiveWriter writer = ArchiveWriter.to(memory, scratch);

    @AfterEach
    void close() {
        scratch.close();
        arena.close();
    }

    @Test
    void runOfTextsIsWrittenAsEachByItself() {
        Random random = new Random(20_261_122);
        for (int round = 0; round < 300; round++) {
            List<String> texts = new ArrayList<>();
            int count = random.nextInt(800);
            for (int i = 0; i < count; i++) {
                texts.add(TextTest.ascii(random.nextInt(60)));
            }
            // Nothing, little or much that is not ASCII, at any place.
            for (int i = random.nextInt(4); i > 0 && count > 0; i--) {
                String piece = TextTest.PIECES[random.nextInt(TextTest.PIECES.length)];
                texts.set(random.nextInt(count), TextTest.ascii(random.nextInt(40)) + piece);
            }
            assertRun(texts, "seed=20261122 round=" + round);
        }
    }

    @Test
    void halvesOfAPairInNeighboringTextsStayApart() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            texts.add("ends with half of it \ud83d");
            texts.add("\ude00 begins with the other");
        }
        assertRun(texts, "halves");
    }

    /// The encoder stops there, with as many bytes as the texts have characters.
    @Test
    void runThatEndsInHalfOfAPairBehindAWideCharacterIsRefused() {
        for (int wide = 0; wide < 20; wide++) {
            for (int cut = 1; cut <= 3; cut++) {
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    texts.add("a text that is out of line" + (i == wide ? "\u00e9" : ""));
                }
                texts.set(19, texts.get(19) + "\ud83d" + TextTest.ascii(cut - 1));
                assertRun(texts, "wide=" + wide + " cut=" + cut);
            }
        }
    }

    @Test
    void runLeftByALimitLeavesTheWriterAsBefore() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            texts.add("a text out of line, number " + i);
        }
        writer.reset(memory);
        assertEquals(ArchiveWriter.LIMIT_REACHED, writer.tryWrite(new RunType(), texts, 1000));
        assertEquals(0, writer.position());
        assertRun(texts, "after the limit");
    }

    @Test
    void runMustBeEndedAndUndisturbed() {
        RunType forgets =
                new RunType() {
                    @Override
                    void write(List<String> texts, ArchiveSink out, long[] puts) {
                        out.beginTexts(100).add("never written, because not ended");
                    }
                };
        assertEquals(
                "a batch of texts has not been ended",
                assertThrows(IllegalStateException.class, () -> writer.write(forgets, List.of()))
                        .getMessage());
        RunType disturbs =
                new RunType() {
                    @Override
                    void write(List<String> texts, ArchiveSink out, long[] puts) {
                        TextBatch run = out.beginTexts(100);
                        run.add("first text out of line");
                        out.reserve(3);
                        run.add("second text out of line");
                        run.end();
                    }
                };
        assertEquals(
                "something else was written in a batch of texts: position=3 expected=0",
                assertThrows(IllegalStateException.class, () -> writer.write(disturbs, List.of()))
                        .getMessage());
        assertEquals(0, writer.position());
        assertRun(List.of("still usable after all of this"), "after");
    }

    private void assertRun(List<String> texts, String message) {
        writer.reset(memory);
        RunType type = new RunType();
        if (!texts.stream().allMatch(TextTest::isUtf16)) {
            TextTest.assertRefused(writer, scratch, type, texts);
            return;
        }
        long root = writer.write(type, texts);
        List<String> expected = new ArrayList<>();
        for (String text : texts) {
            expected.add(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        }
        assertEquals(expected, type.read(memory, root), message);
        assertTrue(Archive.check(type, writer.written()).isEmpty(), message);
    }

    /// Texts side by side, written in a run.
    private static class RunType implements ArchiveType<List<String>, List<String>> {

        private long[] puts = {};

        @Override
        public long placeBytes() {
            return 8 * (puts.length + 1L);
        }

        @Override
        public long placeAlignment() {
            return 4;
        }

        @Override
        public long resolverBytes() {
            return 0;
        }

        @Override
        public void serialize(
                List<String> texts, ArchiveSink out, MemorySegment resolver, long at) {
            puts = new long[texts.size()];
            write(texts, out, puts);
        }

        void write(List<String> texts, ArchiveSink out, long[] puts) {
            TextBatch run = out.beginTexts(texts.size());
            do {
                for (int i = 0; i < puts.length; i++) {
                    puts[i] = run.add(texts.get(i));
                }
            } while (!run.end());
        }

        @Override
        public void resolve(
                List<String> texts, ArchiveSink out, long place, MemorySegment r, long at) {
            for (int i = 0; i < puts.length; i++) {
                long text = place + 8L * i;
                LittleEndian.putLong(out.memory(), text, TextBatch.place(puts[i], text));
            }
        }

        @Override
        public void check(ArchiveChecker checker, long place) {
            for (int i = 0; i < puts.length; i++) {
                StringType.STRING.check(checker, place + 8L * i);
            }
        }

        @Override
        public List<String> view(MemorySegment archive, long place) {
            return read(archive, place);
        }

        @Override
        public List<String> read(MemorySegment archive, long place) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < puts.length; i++) {
                texts.add(StringType.STRING.read(archive, place + 8L * i));
            }
            return texts;
        }
    }
}
