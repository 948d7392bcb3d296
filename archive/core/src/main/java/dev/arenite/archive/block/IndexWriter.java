package dev.arenite.archive.block;

import dev.arenite.archive.file.UnfinishedFile;
import dev.arenite.archive.memory.LittleEndian;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// Writes the index and the footer of a block file, piece by piece.
final class IndexWriter {

    private static final int PIECE_ENTRIES = 1 << 10;

    private final UnfinishedFile file;
    private final Checksum checksum;

    /// @param before the checksum of the last block, or of the header if there is none
    IndexWriter(UnfinishedFile file, int before) {
        this.file = file;
        this.checksum = new Checksum(before);
    }

    /// Writes the entries of all blocks.
    void putEntries(IndexEntries entries) throws IOException {
        MemorySegment piece =
                MemorySegment.ofArray(new byte[PIECE_ENTRIES * BlockIndex.ENTRY_BYTES]);
        long end = 0;
        for (int block = 0; block < entries.blocks; block++) {
            entries.put(block, piece, end);
            end += BlockIndex.ENTRY_BYTES;
            if (end == piece.byteSize()) {
                put(piece);
                end = 0;
            }
        }
        put(piece.asSlice(0, end));
    }

    /// Writes a part of whole multiples of 16 bytes.
    void put(MemorySegment part) throws IOException {
        if (part.byteSize() > 0) {
            checksum.update(part);
            file.write(part);
        }
    }

    /// Writes the footer.
    ///
    /// @param footer all of it but checksum and magic
    void putFooter(MemorySegment footer) throws IOException {
        LittleEndian.putLong(footer, BlockIndex.FOOTER_MAGIC, BlockIndex.MAGIC);
        checksum.update(footer.asSlice(0, BlockIndex.FOOTER_CHECKSUM));
        checksum.update(footer.asSlice(BlockIndex.FOOTER_MAGIC));
        LittleEndian.putInt(footer, BlockIndex.FOOTER_CHECKSUM, checksum.value());
        file.write(footer);
    }
}
