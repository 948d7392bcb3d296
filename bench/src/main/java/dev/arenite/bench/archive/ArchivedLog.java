package dev.arenite.bench.archive;

import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.StringType;
import dev.arenite.bench.data.Leaves;

import java.lang.foreign.MemorySegment;

/// An archived log, read in place.
///
/// ```text
///  0 address   4 bytes
///  4 identity  text     12 userid  text     20 date  text     28 request  text
/// 36 code      u16      40 size    u64
/// ```
public record ArchivedLog(MemorySegment archive, long place) {

    static final long PLACE_BYTES = 48;
    static final long PLACE_ALIGNMENT = 8;
    static final long ADDRESS = 0;
    static final long IDENTITY = 4;
    static final long USERID = 12;
    static final long DATE = 20;
    static final long REQUEST = 28;
    static final long CODE = 36;
    static final long SIZE = 40;

    /// Returns the four bytes of the address, the first lowest.
    public int address() {
        return LittleEndian.getInt(archive, place + ADDRESS);
    }

    /// Returns the identity.
    public ArchivedString identity() {
        return StringType.STRING.view(archive, place + IDENTITY);
    }

    /// Returns the user's name.
    public ArchivedString userid() {
        return StringType.STRING.view(archive, place + USERID);
    }

    /// Returns the date.
    public ArchivedString date() {
        return StringType.STRING.view(archive, place + DATE);
    }

    /// Returns the request.
    public ArchivedString request() {
        return StringType.STRING.view(archive, place + REQUEST);
    }

    /// Returns the status, unsigned.
    public short code() {
        return LittleEndian.getShort(archive, place + CODE);
    }

    /// Returns the size, unsigned.
    public long size() {
        return LittleEndian.getLong(archive, place + SIZE);
    }

    /// Visits all leaves.
    public void addTo(Leaves leaves) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            leaves.add(address() >>> shift & 0xFF);
        }
        add(identity(), leaves);
        add(userid(), leaves);
        add(date(), leaves);
        add(request(), leaves);
        leaves.add(code() & 0xFFFF);
        leaves.add(size());
    }

    private static void add(ArchivedString text, Leaves leaves) {
        long start = text.start();
        leaves.add(
                text.byteSize(),
                LittleEndian.getByte(text.archive(), start),
                LittleEndian.getByte(text.archive(), start + text.byteSize() - 1));
    }
}
