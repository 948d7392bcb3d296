package dev.arenite.bench.block;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.block.Block;
import dev.arenite.archive.block.BlockBuffers;
import dev.arenite.archive.block.BlockOptions;
import dev.arenite.archive.block.BlockWriter;
import dev.arenite.archive.type.ListType;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.BufferScratch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// Values packed into blocks, and what that consists of. Each operation goes over all values and
/// returns the number of bytes that it wrote or read. Belongs to the thread that made it.
///
/// @param <T> the values
final class PackOperations<T> implements AutoCloseable {

    private static final long SCRATCH_BYTES = 1 << 20;

    private final ArchiveType<T, ?> type;
    private final ArchiveType<List<T>, ?> rows;
    private final List<T> values;
    private final BumpArena arena = BumpArena.ofConfined();
    private final BufferScratch scratch =
            BufferScratch.over("bench", Arena.global().allocate(SCRATCH_BYTES, 64));
    private final BlockWriter<T> writer;
    private final MemorySegment out;
    private final ArchiveWriter plainWriter;

    /// Copies of all blocks, and the values of each.
    private final List<MemorySegment> blocks = new ArrayList<>();

    private final List<List<T>> parts = new ArrayList<>();

    PackOperations(ArchiveType<T, ?> type, List<T> values, int blockBytes) {
        this.type = type;
        this.rows = ListType.of(type);
        this.values = List.copyOf(values);
        BlockOptions options = BlockOptions.DEFAULT.withTargetBytes(blockBytes);
        writer = BlockWriter.create(type, options, BlockBuffers.in(arena), scratch);
        // Of the same arena: memory that belongs to a thread is checked more than other memory.
        out = arena.allocate(2L * blockBytes, 4096);
        plainWriter = ArchiveWriter.to(out, scratch);
        int first = 0;
        for (T value : values) {
            if (!writer.tryAdd(value)) {
                first = keep(first);
                writer.tryAdd(value);
            }
        }
        keep(first);
    }

    /// Keeps a copy of the block, and its values.
    private int keep(int first) {
        int end = first + Math.toIntExact(writer.items());
        MemorySegment block = writer.seal();
        blocks.add(Arena.global().allocate(block.byteSize(), 4096).copyFrom(block));
        parts.add(List.copyOf(values.subList(first, end)));
        return end;
    }

    /// Throws unless all values are in the blocks, every time with the same bytes, and what is
    /// copied and serialized is the same as what is packed.
    void check() {
        long packed = pack();
        require(packed == copy() && packed == checksum(), "blocks must have the bytes copied");
        List<T> found = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            MemorySegment bytes = blocks.get(i);
            Block<?> block = Block.access(type, bytes);
            require(block.size() == parts.get(i).size(), "blocks must have the values of a part");
            found.addAll(parts.get(i));
            serialize(parts.get(i));
            require(
                    parts.get(i).equals(Archive.read(rows, plainWriter.written())),
                    "an archive of rows must have the values of a block");
        }
        require(values.equals(found), "blocks must have all values");
        require(serializeOneByOne() <= packed, "values must fit their blocks");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalStateException(rule);
        }
    }

    /// Packs all values into blocks, each with its checksum.
    long pack() {
        long bytes = 0;
        for (T value : values) {
            if (!writer.tryAdd(value)) {
                bytes += writer.seal().byteSize();
                writer.tryAdd(value);
            }
        }
        return bytes + writer.seal().byteSize();
    }

    /// Copies the bytes of all blocks, each to the same memory.
    long copy() {
        long bytes = 0;
        for (MemorySegment block : blocks) {
            MemorySegment.copy(block, 0, out, 0, block.byteSize());
            bytes += block.byteSize();
        }
        return bytes;
    }

    /// Serializes the values of each block as one list.
    long serialize() {
        long bytes = 0;
        for (List<T> part : parts) {
            bytes += serialize(part);
        }
        return bytes;
    }

    private long serialize(List<T> part) {
        plainWriter.reset(out);
        plainWriter.write(rows, part);
        return plainWriter.position();
    }

    /// Serializes each value by itself, those of a block behind one another.
    long serializeOneByOne() {
        long bytes = 0;
        for (List<T> part : parts) {
            plainWriter.reset(out);
            for (T value : part) {
                plainWriter.write(type, value);
            }
            bytes += plainWriter.position();
        }
        return bytes;
    }

    /// Computes a checksum of the bytes of each block.
    long checksum() {
        long bytes = 0;
        CRC32C crc = new CRC32C();
        for (MemorySegment block : blocks) {
            crc.reset();
            crc.update(block.asByteBuffer());
            bytes += block.byteSize() + (crc.getValue() >>> Integer.SIZE);
        }
        return bytes;
    }

    @Override
    public void close() {
        writer.close();
        arena.close();
    }
}
