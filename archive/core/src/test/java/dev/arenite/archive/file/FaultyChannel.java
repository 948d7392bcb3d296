package dev.arenite.archive.file;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/// A channel of [FaultyFiles]: fails at the steps that they name, and refuses all methods at which
/// no fault is planted.
final class FaultyChannel extends FileChannel {

    private final FaultyFiles files;
    private final FileChannel real;

    FaultyChannel(FaultyFiles files, FileChannel real) {
        this.files = files;
        this.real = real;
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
        files.next("write");
        int limit = bytes.limit();
        bytes.limit(bytes.position() + Math.min(bytes.remaining(), files.bytesPerWrite));
        try {
            return real.write(bytes, position);
        } finally {
            bytes.limit(limit);
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        files.next("force");
        real.force(metaData);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        files.next("truncate");
        real.truncate(size);
        return this;
    }

    @Override
    public long size() throws IOException {
        files.next("size");
        return real.size();
    }

    @Override
    public MemorySegment map(MapMode mode, long offset, long size, Arena arena) throws IOException {
        files.next("map");
        return real.map(mode, offset, size, arena);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
        files.next("close");
    }

    @Override
    public int read(ByteBuffer bytes) {
        throw unexpected("read");
    }

    @Override
    public long read(ByteBuffer[] bytes, int offset, int length) {
        throw unexpected("read");
    }

    @Override
    public int write(ByteBuffer bytes) {
        throw unexpected("write");
    }

    @Override
    public long write(ByteBuffer[] bytes, int offset, int length) {
        throw unexpected("write");
    }

    @Override
    public long position() {
        throw unexpected("position");
    }

    @Override
    public FileChannel position(long position) {
        throw unexpected("position");
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw unexpected("transferTo");
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw unexpected("transferFrom");
    }

    @Override
    public int read(ByteBuffer bytes, long position) {
        throw unexpected("read");
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw unexpected("map");
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw unexpected("lock");
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        files.next("lock");
        return real.tryLock(position, size, shared);
    }

    /// Fails the test: the class that is tested calls none of these, and a call would pass by the
    /// faults that are planted here.
    private static AssertionError unexpected(String method) {
        return new AssertionError("channel must not be used this way: method=" + method);
    }
}
