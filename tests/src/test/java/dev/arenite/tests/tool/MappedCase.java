package dev.arenite.tests.tool;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.tests.golden.CheckedRead;
import dev.arenite.tests.golden.GoldenCase;
import dev.arenite.tests.interop.RandomNamedValues;
import dev.arenite.tests.schema.RandomSchemas;
import dev.arenite.tool.map.ByteMap;
import dev.arenite.tool.map.MapDetail;
import dev.arenite.tool.map.Span;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// An archive whose bytes are mapped.
///
/// @param name   its name
/// @param schema the schema of its value
/// @param bytes  the archive
@SuppressWarnings("ArrayRecordComponent") // Cases are never compared.
record MappedCase(String name, ArchiveSchema schema, byte[] bytes) {

    /// Returns all golden archives, and their values with wide pointers.
    static Stream<MappedCase> golden() {
        return GoldenCase.all()
                .flatMap(
                        golden ->
                                Stream.of(
                                        of(golden, ArchiveFormat.POINTER_32),
                                        of(golden, ArchiveFormat.POINTER_64)));
    }

    private static MappedCase of(GoldenCase golden, ArchiveFormat format) {
        ArchiveType<Object, Object> type = golden.type(ArchiveTypes.of(format));
        ArchiveSchema said = ArchiveSchema.of(type);
        // A type without pointers does not know its format.
        ArchiveSchema schema = new ArchiveSchema(format, said.root(), said.definitions());
        byte[] bytes =
                format == ArchiveFormat.POINTER_32
                        ? golden.bytes()
                        : Archive.toBytes(type, golden.value(), CheckedRead.DEEP);
        return new MappedCase(golden.name() + " " + format, schema, bytes);
    }

    /// Returns archives of random schemas.
    static Stream<MappedCase> random(long count) {
        return LongStream.range(0, count).boxed().flatMap(MappedCase::random);
    }

    @SuppressWarnings("unchecked")
    private static Stream<MappedCase> random(Long seed) {
        ArchiveSchema schema = RandomSchemas.of(seed);
        return RandomNamedValues.of(schema, seed).stream()
                .map(
                        value -> {
                            var type = (ArchiveType<Object, Object>) schema.type();
                            byte[] bytes = Archive.toBytes(type, value, CheckedRead.DEEP);
                            return new MappedCase("seed " + seed, schema, bytes);
                        });
    }

    List<Span> spans(MapDetail detail) {
        MemorySegment archive = MemorySegment.ofArray(bytes);
        return ByteMap.ofArchive(schema, archive, bytes.length - schema.place().bytes(), detail);
    }

    /// Returns what the value is, if the bytes are an archive of the schema.
    Stream<List<Leaves.Leaf>> value(byte[] changed) {
        ArchiveType<Object, ?> type = schema.type();
        MemorySegment archive = MemorySegment.ofArray(changed);
        if (Archive.check(type, archive, CheckedRead.DEEP).isPresent()) {
            return Stream.empty();
        }
        return Stream.of(Leaves.all(schema, Archive.read(type, archive, CheckedRead.DEEP)));
    }

    @Override
    public String toString() {
        return name;
    }
}
