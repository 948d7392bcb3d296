package dev.arenite.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Each subcommand on files that are cut off, damaged, foreign, empty, or no files. A failure of
/// more than one line, or a damage that is not told, would show that it is not prepared for them.
final class DamagedFilesTest {

    private static final int BLOCK_BYTES = 512;
    private static final int ITEMS = 40;

    @TempDir Path folder;

    private Path file = Path.of("");
    private byte[] whole = {};

    @BeforeEach
    void packManyBlocks() throws IOException {
        List<String> options = new ArrayList<>(List.of("--block-bytes", "" + BLOCK_BYTES));
        for (int i = 0; i < ITEMS; i++) {
            options.add(PackedFiles.FIRST.replace("\"id\":7", "\"id\":" + i));
        }
        file =
                PackedFiles.of(
                        folder, "orders.blocks", PackedFiles.ORDER, options.toArray(String[]::new));
        whole = Files.readAllBytes(file);
    }

    /// The size of the header stands at 16.
    private int blockStart(int block) {
        ByteBuffer bytes = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        return bytes.getInt(16) + block * BLOCK_BYTES;
    }

    @Test
    void goodFileHasManyBlocks() {
        assertTrue(
                CommandRun.good("verify", file).matches("good: 40 items in [1-9][0-9] blocks\n"));
    }

    @Test
    void cutOffFilesAreTold() throws IOException {
        for (int length = 0; length < whole.length; length += 331) {
            Files.write(file, Arrays.copyOf(whole, length));
            CommandRun verify = CommandRun.of("verify", file);
            assertEquals(Exit.DAMAGED, verify.exitCode(), "length=" + length);
            for (String command : List.of("cat", "merge")) {
                CommandRun run =
                        CommandRun.of(
                                command, file, command.equals("cat") ? "--range=0" : "-o" + folder);
                assertEquals(Exit.DAMAGED, run.exitCode(), "length=" + length);
                assertEquals(1, run.err().lines().count(), run.err());
            }
        }
    }

    @Test
    void whatIsCompleteOfACutOffFileIsCounted() throws IOException {
        Files.write(file, Arrays.copyOf(whole, blockStart(3) + 100));
        CommandRun verify = CommandRun.of("verify", file);
        assertEquals(
                file + ": file is cut off or was not finished: byteOffset=" + (blockStart(3) + 100),
                verify.lines().getFirst());
        assertTrue(
                verify.lines()
                        .getLast()
                        .matches(
                                "readable: ([0-9]+) of \\1 items, in 3 of 3 blocks"
                                        + " that are complete"),
                verify.out());
        String told = CommandRun.good("inspect", file);
        assertTrue(told.contains("not finished, or damaged at the end"), told);
        assertTrue(told.contains("100 B that are no blocks"), told);
    }

    /// Damages bytes in all parts of a block, one after another.
    @Test
    void everyDamageOfABlockIsTold() throws IOException {
        for (int i = 0; i < BLOCK_BYTES; i += 5) {
            byte[] damaged = whole.clone();
            damaged[blockStart(2) + i] ^= (byte) 0x81;
            Files.write(file, damaged);
            CommandRun verify = CommandRun.of("verify", file);
            assertEquals(Exit.DAMAGED, verify.exitCode(), "byte=" + i);
            assertEquals("", verify.err());
            assertTrue(
                    verify.lines()
                            .getFirst()
                            .startsWith("block 2 at byte " + blockStart(2) + ", items "),
                    verify.out());
            assertTrue(verify.lines().getLast().startsWith("readable: "), verify.out());
        }
    }

    @Test
    void valuesOfADamagedBlockAreToldWithTheirPaths() throws IOException {
        byte[] damaged = whole.clone();
        int found = 0;
        for (int i = blockStart(2); i < blockStart(3) && found < 2; i++) {
            if (new String(damaged, i, 3, StandardCharsets.ISO_8859_1).equals("Gra")) {
                damaged[i] = (byte) 0xFF;
                found++;
            }
        }
        Files.write(file, damaged);
        CommandRun verify = CommandRun.of("verify", file);
        assertEquals(2, found);
        List<String> lines = verify.lines();
        assertTrue(lines.get(0).endsWith(": checksum does not match"), verify.out());
        for (String line : lines.subList(1, 3)) {
            assertTrue(
                    line.matches(
                            "  item [0-9]+, `\\.customer`: text must be UTF-8, at byte [0-9]+"
                                    + " of the block"),
                    line);
        }
        assertNotEquals(lines.get(1), lines.get(2));
        assertEquals(4, lines.size(), verify.out());
    }

    @Test
    void otherBlocksOfADamagedFileAreWritten() throws IOException {
        byte[] damaged = whole.clone();
        damaged[blockStart(2) + 40] ^= 1;
        Files.write(file, damaged);
        CommandRun cat = CommandRun.of("cat", file);
        assertEquals(Exit.DAMAGED, cat.exitCode());
        assertEquals(1, cat.err().lines().count(), cat.err());
        long before = cat.out().lines().count();
        assertTrue(before > 0 && before < ITEMS, cat.out());
        String last = CommandRun.good("cat", file, "--range", (ITEMS - 1) + "..");
        assertTrue(last.startsWith("{\"id\":" + (ITEMS - 1) + ","), last);
    }

    @Test
    void whatWasFoundBeforeTheDamageIsTold() throws IOException {
        Path other = PackedFiles.of(folder, "other", PackedFiles.ORDER, PackedFiles.THIRD);
        Path both = folder.resolve("both");
        CommandRun.good("merge", other, file, "--out", both);
        Path same = folder.resolve("same");
        CommandRun.good("merge", file, file, "--out", same);
        byte[] damaged = Files.readAllBytes(same);
        damaged[blockStart(2) + 40] ^= 1;
        Files.write(same, damaged);
        CommandRun diff = CommandRun.of("diff", both, same, "--contents");
        assertEquals(Exit.DAMAGED, diff.exitCode());
        assertEquals(1, diff.err().lines().count(), diff.err());
        assertEquals("item 0: `.id`: 9 became 0", diff.out().lines().findFirst().orElse(""));
    }

    @Test
    void damagedIndexLeavesTheBlocks() throws IOException {
        byte[] damaged = whole.clone();
        damaged[whole.length - 70] ^= 1;
        Files.write(file, damaged);
        CommandRun verify = CommandRun.of("verify", file);
        assertEquals(Exit.DAMAGED, verify.exitCode());
        assertTrue(verify.lines().getFirst().contains(": index is damaged"), verify.out());
        assertTrue(verify.lines().getLast().startsWith("readable: 40 of 40 items"), verify.out());
    }

    @Test
    void foreignEmptyAndMissingFilesAreNamed() throws IOException {
        Path foreign = Files.writeString(folder.resolve("letter"), "this is a letter to a friend");
        Path empty = Files.writeString(folder.resolve("empty"), "");
        Path missing = folder.resolve("missing");
        for (String command : List.of("inspect", "verify", "cat", "schema")) {
            CommandRun.of(command, foreign)
                    .assertFailed(Exit.DAMAGED, foreign + ": not a block file: byteOffset=0");
            CommandRun.of(command, empty)
                    .assertFailed(Exit.DAMAGED, empty + ": not a block file: byteOffset=0");
            CommandRun.of(command, missing)
                    .assertFailed(Exit.INPUT, missing + ": no such file or directory");
            CommandRun directory = CommandRun.of(command, folder);
            assertEquals(Exit.INPUT, directory.exitCode());
            assertEquals(1, directory.err().lines().count(), directory.err());
        }
        assertEquals(Exit.INPUT, CommandRun.of("diff", file, missing).exitCode());
        assertEquals(Exit.INPUT, CommandRun.of("pack", missing, "-o", foreign).exitCode());
        assertEquals(Exit.INPUT, CommandRun.of("merge", file, missing, "-o", foreign).exitCode());
        assertEquals("this is a letter to a friend", Files.readString(foreign));
    }
}
