package dev.arenite.tool;

import static dev.arenite.archive.type.StringType.STRING;
import static dev.arenite.tool.MemberType.MEMBER;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.ArchivedList;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.ListType;

import java.lang.foreign.MemorySegment;

/// The archive type of a class: `struct Class { name: String, module: String, superclass: String,
/// interfaces: Vec<String>, fields: Vec<Member>, methods: Vec<Member>, flags: u16 }`.
final class ClassType implements ArchiveType<ClassRecord, ClassType.Archived> {

    static final ClassType CLASS = new ClassType();

    private static final ListType<String, ArchivedString> STRINGS = ListType.of(STRING);
    private static final ListType<ClassRecord.Member, MemberType.Archived> MEMBERS =
            ListType.of(MEMBER);

    private static final long NAME = 0;
    private static final long MODULE = 8;
    private static final long SUPERCLASS = 16;
    private static final long INTERFACES = 24;
    private static final long FIELDS = 32;
    private static final long METHODS = 40;
    private static final long FLAGS = 48;

    private static final long NAME_RESOLVER = 0;
    private static final long MODULE_RESOLVER = NAME_RESOLVER + STRING.resolverBytes();
    private static final long SUPERCLASS_RESOLVER = MODULE_RESOLVER + STRING.resolverBytes();
    private static final long INTERFACES_RESOLVER = SUPERCLASS_RESOLVER + STRING.resolverBytes();
    private static final long FIELDS_RESOLVER = INTERFACES_RESOLVER + STRINGS.resolverBytes();
    private static final long METHODS_RESOLVER = FIELDS_RESOLVER + MEMBERS.resolverBytes();
    private static final long RESOLVER_BYTES = METHODS_RESOLVER + MEMBERS.resolverBytes();

    private ClassType() {}

    @Override
    public long placeBytes() {
        return 52;
    }

    @Override
    public long placeAlignment() {
        return 4;
    }

    @Override
    public long resolverBytes() {
        return RESOLVER_BYTES;
    }

    @Override
    public void serialize(ClassRecord value, ArchiveSink out, MemorySegment resolver, long at) {
        STRING.serialize(value.name(), out, resolver, at + NAME_RESOLVER);
        STRING.serialize(value.module(), out, resolver, at + MODULE_RESOLVER);
        STRING.serialize(value.superclass(), out, resolver, at + SUPERCLASS_RESOLVER);
        STRINGS.serialize(value.interfaces(), out, resolver, at + INTERFACES_RESOLVER);
        MEMBERS.serialize(value.fields(), out, resolver, at + FIELDS_RESOLVER);
        MEMBERS.serialize(value.methods(), out, resolver, at + METHODS_RESOLVER);
    }

    @Override
    public void resolve(
            ClassRecord value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        STRING.resolve(value.name(), out, place + NAME, resolver, at + NAME_RESOLVER);
        STRING.resolve(value.module(), out, place + MODULE, resolver, at + MODULE_RESOLVER);
        STRING.resolve(
                value.superclass(), out, place + SUPERCLASS, resolver, at + SUPERCLASS_RESOLVER);
        STRINGS.resolve(
                value.interfaces(), out, place + INTERFACES, resolver, at + INTERFACES_RESOLVER);
        MEMBERS.resolve(value.fields(), out, place + FIELDS, resolver, at + FIELDS_RESOLVER);
        MEMBERS.resolve(value.methods(), out, place + METHODS, resolver, at + METHODS_RESOLVER);
        // The two bytes of padding behind the flags are zero.
        LittleEndian.putInt(out.memory(), place + FLAGS, value.flags());
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        STRING.check(checker, place + NAME);
        STRING.check(checker, place + MODULE);
        STRING.check(checker, place + SUPERCLASS);
        STRINGS.check(checker, place + INTERFACES);
        MEMBERS.check(checker, place + FIELDS);
        MEMBERS.check(checker, place + METHODS);
    }

    @Override
    public Archived view(MemorySegment archive, long place) {
        return new Archived(archive, place);
    }

    @Override
    public ClassRecord read(MemorySegment archive, long place) {
        return new ClassRecord(
                STRING.read(archive, place + NAME),
                STRING.read(archive, place + MODULE),
                STRING.read(archive, place + SUPERCLASS),
                STRINGS.read(archive, place + INTERFACES),
                MEMBERS.read(archive, place + FIELDS),
                MEMBERS.read(archive, place + METHODS),
                view(archive, place).flags());
    }

    /// An archived class.
    record Archived(MemorySegment archive, long place) {

        ArchivedString name() {
            return STRING.view(archive, place + NAME);
        }

        ArchivedString module() {
            return STRING.view(archive, place + MODULE);
        }

        ArchivedString superclass() {
            return STRING.view(archive, place + SUPERCLASS);
        }

        ArchivedList<ArchivedString> interfaces() {
            return STRINGS.view(archive, place + INTERFACES);
        }

        ArchivedList<MemberType.Archived> fields() {
            return MEMBERS.view(archive, place + FIELDS);
        }

        ArchivedList<MemberType.Archived> methods() {
            return MEMBERS.view(archive, place + METHODS);
        }

        int flags() {
            return LittleEndian.getShort(archive, place + FLAGS) & 0xFFFF;
        }
    }
}
