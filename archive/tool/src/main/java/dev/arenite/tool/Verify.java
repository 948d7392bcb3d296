package dev.arenite.tool;

import dev.arenite.archive.block.BlockDamageException;
import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.block.BlockFileException;
import dev.arenite.archive.block.BlockFileLayout;
import dev.arenite.archive.block.BlockFinding;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Checks every byte of a block file that counts, and tells all damage.
@Command(
        name = "verify",
        description = {
            "Check header, index, checksums and every value of a block file.",
            "All damage is told, with block, item and path, and what is readable nevertheless."
        },
        footer = {"", "Examples:", "  arenite verify jdk.blocks"})
final class Verify extends Subcommand {

    @Parameters(paramLabel = "FILE", description = "The block file.")
    private Path path = Path.of("");

    private long damagedBlocks;
    private long damagedItems;

    @Override
    int run() throws IOException {
        String problem = problem();
        try (ValueFile file = ValueFile.open(path, ValueFile.OPTIONS.recovering())) {
            if (problem != null) {
                out().println(problem);
            }
            if (!file.isReadable()) {
                out().println(
                                path
                                        + ": checksums alone are checked, the schema makes no type:"
                                        + " "
                                        + file.reason());
            }
            checkBlocks(file.blocks());
            boolean isGood = problem == null && damagedBlocks == 0;
            out().println(isGood ? summary(file.blocks()) : readable(file.blocks()));
            return isGood ? Exit.GOOD : Exit.DAMAGED;
        }
    }

    /// Returns what is wrong with the file as a whole, null if nothing is.
    private @Nullable String problem() throws IOException {
        try (ValueFile _ = ValueFile.open(path)) {
            return null;
        } catch (BlockFileException damage) {
            return damage.getMessage();
        }
    }

    private void checkBlocks(BlockFile<Object> blocks) throws IOException {
        try (Progress progress = Progress.ofBytes("Checking", blocksBytes(blocks))) {
            long bytes = 0;
            long item = 0;
            for (long block = 0; block < blocks.blocks(); block++) {
                check(blocks, block, item);
                item += blocks.blockItems(block);
                bytes += blocks.blockBytes(block);
                progress.advanceTo(bytes);
            }
        }
    }

    private static long blocksBytes(BlockFile<Object> blocks) throws IOException {
        BlockFileLayout layout = blocks.layout();
        return layout.blocksEnd() - layout.headerBytes();
    }

    private void check(BlockFile<Object> blocks, long block, long firstItem) {
        try {
            blocks.block(block);
        } catch (BlockDamageException damage) {
            damagedBlocks++;
            long items = blocks.blockItems(block);
            damagedItems += items;
            String place =
                    "block "
                            + block
                            + " at byte "
                            + damage.byteOffset()
                            + ", items "
                            + firstItem
                            + " to "
                            + (firstItem + items - 1);
            out().println(place + ": " + problem(damage));
            tellFindings(blocks, block);
        }
    }

    private static String problem(BlockDamageException damage) {
        return damage.getCause() == null ? damage.problem() : "a value is none of the schema";
    }

    private void tellFindings(BlockFile<Object> blocks, long block) {
        List<BlockFinding> findings;
        try {
            findings = blocks.findings(block);
        } catch (BlockDamageException _) {
            return; // Its values cannot be found.
        }
        for (BlockFinding finding : findings) {
            out().println(
                            "  item "
                                    + finding.item()
                                    + ", "
                                    + (finding.violation().path().isEmpty()
                                            ? "root"
                                            : "`"
                                                    + Printable.text(finding.violation().path())
                                                    + "`")
                                    + ": "
                                    + finding.violation().rule()
                                    + ", at byte "
                                    + finding.violation().byteOffset()
                                    + " of the block");
        }
        if (findings.isEmpty()) {
            out().println("  every value is one of the schema: a number or a text has changed");
        }
    }

    private static String summary(BlockFile<Object> blocks) {
        return "good: "
                + Table.number(blocks.size())
                + " items in "
                + Table.number(blocks.blocks())
                + " blocks";
    }

    private String readable(BlockFile<Object> blocks) {
        return "readable: "
                + Table.number(blocks.size() - damagedItems)
                + " of "
                + Table.number(blocks.size())
                + " items, in "
                + Table.number(blocks.blocks() - damagedBlocks)
                + " of "
                + Table.number(blocks.blocks())
                + " blocks"
                + (blocks.isFinished() ? "" : " that are complete");
    }
}
