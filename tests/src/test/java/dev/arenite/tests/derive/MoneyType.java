package dev.arenite.tests.derive;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;

/// A type of a user's own.
final class MoneyType implements ArchiveType<Purchase.Money, Long> {

    /// Named as the types of derived classes are.
    static final MoneyType TYPE = new MoneyType();

    @Override
    public long placeBytes() {
        return Long.BYTES;
    }

    @Override
    public long placeAlignment() {
        return Long.BYTES;
    }

    @Override
    public long resolverBytes() {
        return 0;
    }

    @Override
    public void serialize(Purchase.Money value, ArchiveSink out, MemorySegment resolver, long at) {
        // Nothing lies out of line.
    }

    @Override
    public void resolve(
            Purchase.Money value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        LittleEndian.putLong(out.memory(), place, value.cents());
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        checker.require(
                LittleEndian.getLong(checker.archive(), place) >= 0,
                "money must not be owed",
                place);
    }

    @Override
    public Long view(MemorySegment archive, long place) {
        return LittleEndian.getLong(archive, place);
    }

    @Override
    public Purchase.Money read(MemorySegment archive, long place) {
        return new Purchase.Money(view(archive, place));
    }
}
