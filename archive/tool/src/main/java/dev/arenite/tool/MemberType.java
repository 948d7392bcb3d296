package dev.arenite.tool;

import static dev.arenite.archive.type.StringType.STRING;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.ArchivedString;

import java.lang.foreign.MemorySegment;

/// The archive type of a field or method: `struct Member { name: String, descriptor: String, flags:
/// u16 }`.
final class MemberType implements ArchiveType<ClassRecord.Member, MemberType.Archived> {

    static final MemberType MEMBER = new MemberType();

    private static final long NAME = 0;
    private static final long DESCRIPTOR = 8;
    private static final long FLAGS = 16;

    private static final long NAME_RESOLVER = 0;
    private static final long DESCRIPTOR_RESOLVER = STRING.resolverBytes();

    private MemberType() {}

    @Override
    public long placeBytes() {
        return 20;
    }

    @Override
    public long placeAlignment() {
        return 4;
    }

    @Override
    public long resolverBytes() {
        return 2 * STRING.resolverBytes();
    }

    @Override
    public void serialize(
            ClassRecord.Member value, ArchiveSink out, MemorySegment resolver, long at) {
        STRING.serialize(value.name(), out, resolver, at + NAME_RESOLVER);
        STRING.serialize(value.descriptor(), out, resolver, at + DESCRIPTOR_RESOLVER);
    }

    @Override
    public void resolve(
            ClassRecord.Member value,
            ArchiveSink out,
            long place,
            MemorySegment resolver,
            long at) {
        STRING.resolve(value.name(), out, place + NAME, resolver, at + NAME_RESOLVER);
        STRING.resolve(
                value.descriptor(), out, place + DESCRIPTOR, resolver, at + DESCRIPTOR_RESOLVER);
        LittleEndian.putInt(out.memory(), place + FLAGS, value.flags());
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        STRING.check(checker, place + NAME);
        STRING.check(checker, place + DESCRIPTOR);
    }

    @Override
    public Archived view(MemorySegment archive, long place) {
        return new Archived(archive, place);
    }

    @Override
    public ClassRecord.Member read(MemorySegment archive, long place) {
        Archived view = view(archive, place);
        return new ClassRecord.Member(
                view.name().toString(), view.descriptor().toString(), view.flags());
    }

    /// An archived field or method.
    record Archived(MemorySegment archive, long place) {

        ArchivedString name() {
            return STRING.view(archive, place + NAME);
        }

        ArchivedString descriptor() {
            return STRING.view(archive, place + DESCRIPTOR);
        }

        int flags() {
            return LittleEndian.getShort(archive, place + FLAGS) & 0xFFFF;
        }
    }
}
