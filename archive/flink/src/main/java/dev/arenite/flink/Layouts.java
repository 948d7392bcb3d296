package dev.arenite.flink;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaNode;

import java.io.Serializable;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The schemas of the archives that a serializer reads, and the one of today, which it writes.
///
/// A serializer of today has one. One that reads the state of an older job has that job's schemas
/// as well: frames without a mark are archives of the first one, others say the number of theirs
/// ([Frame]). So state that is restored and written again, although the job has not asked for it,
/// stays readable.
final class Layouts implements Serializable {

    private static final long serialVersionUID = 1;

    /// In the binary form: schemas cannot be serialized by Java.
    private final byte[][] schemas;

    private final int today;

    private Layouts(byte[][] schemas, int today) {
        this.schemas = schemas;
        this.today = today;
    }

    static Layouts of(DerivedClass derived) {
        return new Layouts(new byte[][] {derived.schema().toBytes()}, 0);
    }

    /// Returns the layouts of a serializer that reads what others have written.
    ///
    /// @param written the schemas that were written
    static Layouts reading(List<ArchiveSchema> written, DerivedClass derived) {
        List<ArchiveSchema> all = new ArrayList<>(written);
        int today = indexOf(derived, written);
        if (today < 0) {
            today = all.size();
            all.add(derived.schema());
        }
        return new Layouts(all.stream().map(ArchiveSchema::toBytes).toArray(byte[][]::new), today);
    }

    private static int indexOf(DerivedClass derived, List<ArchiveSchema> schemas) {
        for (int i = 0; i < schemas.size(); i++) {
            if (schemas.get(i).fingerprint().equals(derived.fingerprint())) {
                return i;
            }
        }
        return -1;
    }

    /// Returns the number of the schema of today.
    int today() {
        return today;
    }

    int size() {
        return schemas.length;
    }

    /// Whether only archives of today's schema are read.
    boolean isOfToday() {
        return schemas.length == 1;
    }

    ArchiveSchema schema(int number) {
        return ArchiveSchema.fromBytes(MemorySegment.ofArray(schemas[number]));
    }

    List<ArchiveSchema> schemas() {
        List<ArchiveSchema> all = new ArrayList<>();
        for (int i = 0; i < schemas.length; i++) {
            all.add(schema(i));
        }
        return all;
    }

    /// Returns the type that reads archives of a schema as values of today.
    ///
    /// @throws dev.arenite.archive.schema.UnresolvedSchemaException if none can
    <T> ArchiveType<T, ?> reader(int number, ArchiveType<T, ?> type) {
        return number == today ? type : ArchiveSchema.resolve(schema(number), type);
    }

    /// Whether values of a schema have references that lead to one object.
    static boolean sharesObjects(ArchiveSchema schema) {
        return SchemaParts.of(schema).anyMatch(SchemaNode.Shared.class::isInstance);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Layouts that
                && today == that.today
                && Arrays.deepEquals(schemas, that.schemas);
    }

    @Override
    public int hashCode() {
        return 31 * today + Arrays.deepHashCode(schemas);
    }
}
