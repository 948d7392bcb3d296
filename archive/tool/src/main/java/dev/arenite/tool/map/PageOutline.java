package dev.arenite.tool.map;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.arenite.archive.block.BlockDamageException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The blocks of a file in the data of a page: how large and how full they are, and which are
/// damaged. Of a file with very many blocks, several are one cell; of a very large one, not every
/// block is looked at.
final class PageOutline {

    /// The most cells that one looks at.
    private static final int MAX_CELLS = 2048;

    /// The bytes of blocks that are looked at, and so read and checked.
    private static final long MAX_CHECKED_BYTES = 512L << 20;

    private final MapSource source;
    private final int blocksPerCell;
    private final List<Cell> cells = new ArrayList<>();
    private final List<Integer> sound = new ArrayList<>();
    private int checked;
    private int damaged;

    /// Blocks side by side.
    ///
    /// @param block     the first one
    /// @param count     the number of blocks
    /// @param bytes     their size together
    /// @param items     their values together
    /// @param permille  the used part of the bytes of those that were looked at, -1 if none was
    /// @param damage    the damage of the first damaged one, empty if none was found
    private record Cell(
            int block, int count, long bytes, long items, long permille, String damage) {}

    PageOutline(MapSource source) {
        this.source = source;
        int blocks = source.blocks();
        blocksPerCell = Math.max(1, (blocks + MAX_CELLS - 1) / MAX_CELLS);
        long bytes = blocks == 0 ? 0 : source.position(blocks) - source.position(0);
        long step = Math.max(1, (bytes + MAX_CHECKED_BYTES - 1) / MAX_CHECKED_BYTES);
        for (int block = 0; block < blocks; block += blocksPerCell) {
            cells.add(cell(block, Math.min(blocks, block + blocksPerCell), (int) step));
        }
    }

    private Cell cell(int first, int end, int step) {
        long used = 0;
        long seen = 0;
        String damage = "";
        for (int block = first; block < end; block++) {
            if (block % step != 0 && block != source.blocks() - 1) {
                continue;
            }
            checked++;
            try {
                used += source.parts(block).usedBytes();
                seen += source.blockBytes(block);
                sound.add(block);
            } catch (BlockDamageException found) {
                damaged++;
                damage = damage.isEmpty() ? source.told(found) : damage;
            }
        }
        return new Cell(
                first,
                end - first,
                source.position(end) - source.position(first),
                source.firstItem(end) - source.firstItem(first),
                seen == 0 ? -1 : 1000 * used / seen,
                damage);
    }

    /// Returns the blocks that were looked at and are sound, in ascending order.
    List<Integer> sound() {
        return sound;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeNumberField("blocksPerCell", blocksPerCell);
        json.writeNumberField("checked", checked);
        json.writeNumberField("damaged", damaged);
        json.writeFieldName("cells");
        json.writeStartArray();
        for (Cell cell : cells) {
            json.writeStartArray();
            json.writeNumber(cell.block());
            json.writeNumber(cell.count());
            json.writeNumber(cell.bytes());
            json.writeNumber(cell.items());
            json.writeNumber(cell.permille());
            if (!cell.damage().isEmpty()) {
                json.writeString(cell.damage());
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
