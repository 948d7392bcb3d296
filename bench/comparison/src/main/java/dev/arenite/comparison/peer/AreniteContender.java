package dev.arenite.comparison.peer;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.comparison.Contender;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.Text;
import dev.arenite.scratch.BufferScratch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Arenite: archives in native memory, a type for each data set.
///
/// @param <V> the values
/// @param <A> their views
public abstract class AreniteContender<V, A> implements Contender<V> {

    private final ArchiveType<V, A> type;
    private final boolean isChecked;
    private final List<MemorySegment> buffers = new ArrayList<>();
    private final List<MemorySegment> archives = new ArrayList<>();
    private final ArchiveWriter writer;

    /// Makes the buffers, and scratch memory as large as one of them.
    ///
    /// @param isChecked whether archives are checked before they are read
    protected AreniteContender(DataSet<V> dataSet, ArchiveType<V, A> type, boolean isChecked) {
        this.type = type;
        this.isChecked = isChecked;
        for (int slot = 0; slot < dataSet.values().size(); slot++) {
            buffers.add(Arena.global().allocate(dataSet.bufferBytes(), 64));
            archives.add(buffers.getLast());
        }
        MemorySegment scratch = Arena.global().allocate(dataSet.bufferBytes(), 64);
        writer = ArchiveWriter.to(buffers.getFirst(), BufferScratch.over("comparison", scratch));
    }

    @Override
    public final int encode(int slot, V value) {
        MemorySegment buffer = buffers.get(slot);
        writer.reset(buffer);
        writer.write(type, value);
        int byteSize = (int) writer.position();
        if (archives.get(slot).byteSize() != byteSize) {
            archives.set(slot, buffer.asSlice(0, byteSize));
        }
        return byteSize;
    }

    /// Returns the view of a slot, after a check if this contender checks.
    protected final A view(int slot) {
        MemorySegment archive = archives.get(slot);
        return isChecked ? Archive.access(type, archive) : Archive.accessUnchecked(type, archive);
    }

    @Override
    public final V decode(int slot) {
        MemorySegment archive = archives.get(slot);
        return isChecked
                ? Archive.read(type, archive)
                : type.read(archive, Archive.rootPosition(type, archive));
    }

    @Override
    public final byte[] toArray(int slot, V value) {
        return bytes(slot, encode(slot, value));
    }

    private byte[] bytes(int slot, int byteSize) {
        byte[] bytes = new byte[byteSize];
        MemorySegment.copy(buffers.get(slot), ValueLayout.JAVA_BYTE, 0, bytes, 0, byteSize);
        return bytes;
    }

    @Override
    public final byte[] bytes(int slot) {
        return bytes(slot, (int) archives.get(slot).byteSize());
    }

    @Override
    public final boolean readsInPlace() {
        return true;
    }

    /// Returns the leaf of a text, as [Text#leaf].
    protected static long leaf(ArchivedString text) {
        return text.byteSize() == 0
                ? 0
                : Text.leaf(LittleEndian.getByte(text.archive(), text.start()));
    }
}
