package dev.arenite.flink;

import dev.arenite.archive.ArchiveException;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaException;

import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// What the snapshots of values and of views have in common: the class by its name, and the schemas
/// that state has been written with, usually one.
///
/// The schemas are whole, so state can be read without the class that it was written by: by other
/// programs, and by a later version of the class.
///
/// @param <E> the elements: values or views
abstract class DerivedSnapshot<E> implements TypeSerializerSnapshot<E> {

    private static final Logger LOG = LoggerFactory.getLogger(DerivedSnapshot.class);
    /// Version 2 says whether archives are checked when they are read; those of version 1 are not.
    private static final int VERSION = 2;

    private String className = "";
    private boolean isChecked;
    private List<ArchiveSchema> schemas = List.of();

    /// Null if it has not been found.
    private @Nullable Class<E> elements;

    /// For Flink, which then reads the snapshot.
    DerivedSnapshot() {}

    DerivedSnapshot(Class<E> elements, boolean isChecked, List<ArchiveSchema> schemas) {
        this.elements = elements;
        this.isChecked = isChecked;
        this.schemas = schemas;
        className = elements.getName();
    }

    /// Returns a serializer that reads archives of several schemas.
    abstract TypeSerializer<E> serializer(Class<E> elements, boolean isChecked, Layouts layouts);

    /// Returns the name of the class of the elements.
    public final String className() {
        return className;
    }

    /// Returns the schemas of the archives in the state. There is more than one only if state that
    /// a job had restored, but not asked for, was written again.
    public final List<ArchiveSchema> schemas() {
        return schemas;
    }

    @Override
    public final int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public final void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(className);
        out.writeBoolean(isChecked);
        out.writeInt(schemas.size());
        for (ArchiveSchema schema : schemas) {
            byte[] bytes = schema.toBytes();
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    @Override
    public final void readSnapshot(int version, DataInputView in, ClassLoader loader)
            throws IOException {
        if (version < 1 || version > VERSION) {
            throw new IOException(
                    "snapshot must be of version 1 to " + VERSION + ": version=" + version);
        }
        className = in.readUTF();
        isChecked = version > 1 && in.readBoolean();
        int count = requireAtLeast(1, in.readInt(), "schemas");
        List<ArchiveSchema> read = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = requireAtLeast(0, in.readInt(), "bytes of a schema");
            byte[] bytes = Frame.readFully(in, new byte[0], 0, length);
            try {
                read.add(ArchiveSchema.fromBytes(MemorySegment.ofArray(bytes)));
            } catch (SchemaException | ArchiveException e) {
                throw new IOException("the schema of " + className + " cannot be read", e);
            }
        }
        schemas = List.copyOf(read);
        elements = find(loader);
    }

    private int requireAtLeast(int least, int count, String counted) throws IOException {
        if (count < least) {
            throw new IOException(
                    "snapshot of "
                            + className
                            + " must have at least "
                            + least
                            + " "
                            + counted
                            + ": count="
                            + count);
        }
        return count;
    }

    @SuppressWarnings("unchecked") // The name of the class whose snapshot has been written.
    private @Nullable Class<E> find(ClassLoader loader) {
        try {
            return (Class<E>) Class.forName(className, false, loader);
        } catch (ClassNotFoundException e) {
            // Another class may have the state now. Only who reads it needs this one.
            LOG.warn("{} is gone: its state can be read by its schema only", className, e);
            return null;
        }
    }

    /// Returns a serializer that reads the state as values of today's class. If that is not
    /// possible, it says so when it is used, and its text has the reasons: Flink shows it where it
    /// refuses the state.
    ///
    /// @throws IllegalStateException if the class is gone
    @Override
    public final TypeSerializer<E> restoreSerializer() {
        return serializer(
                require(), isChecked, Layouts.reading(schemas, DerivedClass.of(require())));
    }

    private Class<E> require() {
        Class<E> found = elements;
        if (found == null) {
            throw new IllegalStateException(
                    "class "
                            + className
                            + ", by which state was written, is gone; its schema was "
                            + schemas);
        }
        return found;
    }

    /// Compares the schemas of older state with that of today. The differences are logged.
    @Override
    public final TypeSerializerSchemaCompatibility<E> resolveSchemaCompatibility(
            TypeSerializerSnapshot<E> older) {
        if (older.getClass() != getClass()) {
            LOG.error("{}: state of {} cannot be read by {}", className, older, getClass());
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        List<ArchiveSchema> written = ((DerivedSnapshot<E>) older).schemas;
        DerivedClass derived = DerivedClass.of(require());
        if (written.size() == 1 && written.getFirst().fingerprint().equals(derived.fingerprint())) {
            return TypeSerializerSchemaCompatibility.compatibleAsIs();
        }
        List<String> obstacles = SchemaChange.obstacles(written, derived);
        if (!obstacles.isEmpty()) {
            LOG.error("{}: older state cannot be read: {}", className, obstacles);
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        LOG.info(
                "{}: older state is migrated: {}",
                className,
                SchemaChange.differences(written, derived));
        return TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof DerivedSnapshot<?> that
                && getClass() == that.getClass()
                && className.equals(that.className)
                && isChecked == that.isChecked
                && schemas.equals(that.schemas);
    }

    @Override
    public final int hashCode() {
        return 31 * className.hashCode() + schemas.hashCode();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + className + "]";
    }
}
