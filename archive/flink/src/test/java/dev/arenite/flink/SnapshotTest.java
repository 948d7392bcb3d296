package dev.arenite.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.UnresolvedSchemaException;
import dev.arenite.flink.Evolved.Account;
import dev.arenite.flink.Evolved.AccountBefore;
import dev.arenite.flink.Evolved.AccountOfOtherKind;

import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// State of an older record. Its schema stands in the snapshot under the name of the class of
/// today, as if the record had changed since.
final class SnapshotTest {

    private static final Account TODAY = new Account(7, "Ada Lovelace", Optional.empty());

    private static ArchiveSerializerSnapshot<Account> before(ArchiveType<?, ?> type) {
        return new ArchiveSerializerSnapshot<>(
                Account.class, false, List.of(ArchiveSchema.of(type)));
    }

    private static byte[] frame(byte[] archive) {
        return ByteBuffer.allocate(4 + archive.length).putInt(archive.length).put(archive).array();
    }

    private static byte[] oldFrame() {
        return frame(
                Archive.toBytes(ArchivedAccountBefore.TYPE, new AccountBefore(7, "Ada Lovelace")));
    }

    private static <T> TypeSerializerSnapshot<T> stored(
            TypeSerializerSnapshot<T> snapshot, ClassLoader loader) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), loader);
    }

    private static <T> TypeSerializerSnapshot<T> stored(TypeSerializerSnapshot<T> snapshot)
            throws IOException {
        return stored(snapshot, SnapshotTest.class.getClassLoader());
    }

    private static TypeSerializerSnapshot<Account> today() {
        return ArchiveSerializer.of(Account.class).snapshotConfiguration();
    }

    @Test
    void theSameSchemaIsCompatibleAsItIs() throws IOException {
        assertTrue(today().resolveSchemaCompatibility(stored(today())).isCompatibleAsIs());
        assertEquals(ArchiveSerializer.of(Account.class), stored(today()).restoreSerializer());
    }

    @Test
    void whatIsCheckedIsCheckedWhenItIsRestored() throws IOException {
        var values = ArchiveSerializer.of(Account.class).checked();
        assertEquals(values, stored(values.snapshotConfiguration()).restoreSerializer());
        var views = ViewSerializer.of(ArchivedAccount.class).checked();
        assertEquals(views, stored(views.snapshotConfiguration()).restoreSerializer());
    }

    /// As written before version 2, which has a byte more: whether archives are checked.
    private static DataInputDeserializer firstVersion(int schemas, int bytes) throws IOException {
        byte[] schema = ArchiveSchema.of(ArchivedAccount.TYPE).toBytes();
        DataOutputSerializer out = new DataOutputSerializer(64);
        out.writeUTF(Account.class.getName());
        out.writeInt(schemas);
        out.writeInt(bytes < 0 ? bytes : schema.length);
        out.write(schema);
        return new DataInputDeserializer(out.getCopyOfBuffer());
    }

    @Test
    void snapshotsOfTheFirstVersionAreRead() throws IOException {
        var snapshot = new ArchiveSerializerSnapshot<Account>();
        snapshot.readSnapshot(1, firstVersion(1, 0), SnapshotTest.class.getClassLoader());
        assertEquals(ArchiveSerializer.of(Account.class), snapshot.restoreSerializer());
    }

    @Test
    void snapshotsOfNoSchemaAreRefused() {
        var snapshot = new ArchiveSerializerSnapshot<Account>();
        ClassLoader loader = SnapshotTest.class.getClassLoader();
        for (int version : new int[] {0, 3}) {
            assertThrows(
                    IOException.class,
                    () -> snapshot.readSnapshot(version, firstVersion(1, 0), loader));
        }
        for (int schemas : new int[] {0, -1, Integer.MIN_VALUE}) {
            assertThrows(
                    IOException.class,
                    () -> snapshot.readSnapshot(1, firstVersion(schemas, 0), loader));
        }
        assertThrows(
                IOException.class, () -> snapshot.readSnapshot(1, firstVersion(1, -1), loader));
    }

    @Test
    void theSnapshotHasTheSchema() throws IOException {
        var snapshot = (ArchiveSerializerSnapshot<Account>) stored(today());
        assertEquals(List.of(ArchiveSchema.of(ArchivedAccount.TYPE)), snapshot.schemas());
        assertEquals(Account.class.getName(), snapshot.className());
    }

    @Test
    void anOlderRecordIsCompatibleAfterMigration() throws IOException {
        var older = stored(before(ArchivedAccountBefore.TYPE));
        assertTrue(today().resolveSchemaCompatibility(older).isCompatibleAfterMigration());
        TypeSerializer<Account> restored = older.restoreSerializer();
        assertEquals(TODAY, Bytes.read(restored, oldFrame()));
        assertTrue(restored.toString().contains(".iban` is new"), restored.toString());
    }

    @Test
    void viewsOfAnOlderRecordAreThoseOfToday() throws IOException {
        var older =
                stored(
                        new ViewSerializerSnapshot<>(
                                ArchivedAccount.class,
                                false,
                                List.of(ArchiveSchema.of(ArchivedAccountBefore.TYPE))));
        var today = ViewSerializer.of(ArchivedAccount.class).snapshotConfiguration();
        assertTrue(today.resolveSchemaCompatibility(older).isCompatibleAfterMigration());
        ArchivedAccount view = Bytes.read(older.restoreSerializer(), oldFrame());
        assertEquals("Ada Lovelace", view.owner().toString());
        assertEquals(TODAY, view.read());
    }

    @Test
    void aRecordThatCannotBeReadIsIncompatibleAndSaysWhy() throws IOException {
        var older = stored(before(ArchivedAccountOfOtherKind.TYPE));
        assertTrue(today().resolveSchemaCompatibility(older).isIncompatible());
        TypeSerializer<Account> restored = older.restoreSerializer();
        assertTrue(restored.toString().contains("cannot be read: "), restored.toString());
        assertTrue(restored.toString().contains(".number`: "), restored.toString());
        byte[] frame =
                frame(
                        Archive.toBytes(
                                ArchivedAccountOfOtherKind.TYPE,
                                new AccountOfOtherKind("7", "Ada")));
        assertThrows(UnresolvedSchemaException.class, () -> Bytes.read(restored, frame));
    }

    @Test
    void valuesAndViewsAreNotTheSameState() throws IOException {
        @SuppressWarnings({"unchecked", "rawtypes"})
        TypeSerializerSnapshot<Account> views =
                (TypeSerializerSnapshot)
                        stored(ViewSerializer.of(ArchivedAccount.class).snapshotConfiguration());
        assertTrue(today().resolveSchemaCompatibility(views).isIncompatible());
    }

    @Test
    void stateThatWasRestoredIsReadAfterItWasWrittenAgain() throws IOException {
        TypeSerializer<Account> restored =
                stored(before(ArchivedAccountBefore.TYPE)).restoreSerializer();
        Account other = new Account(8, "Alan Turing", Optional.of("GB1"));
        byte[] again = Bytes.of(restored, other);
        assertEquals(other, Bytes.read(restored, again));
        var snapshot = stored(restored.snapshotConfiguration());
        assertTrue(today().resolveSchemaCompatibility(snapshot).isCompatibleAfterMigration());
        TypeSerializer<Account> later = snapshot.restoreSerializer();
        assertEquals(other, Bytes.read(later, again));
        assertEquals(TODAY, Bytes.read(later, oldFrame()));
        assertEquals(restored, later);
        DataOutputSerializer copy = new DataOutputSerializer(64);
        later.copy(new DataInputDeserializer(again), copy);
        assertEquals(other, Bytes.read(later, copy.getCopyOfBuffer()));
    }

    @Test
    void aClassThatIsGoneIsNamedWithItsSchema() throws IOException {
        ClassLoader without = ClassLoader.getPlatformClassLoader();
        var snapshot = stored(today(), new WithoutRecords(without));
        var failure = assertThrows(IllegalStateException.class, snapshot::restoreSerializer);
        assertTrue(String.valueOf(failure.getMessage()).contains(Account.class.getName()));
        assertTrue(String.valueOf(failure.getMessage()).contains("iban"));
    }

    /// Finds the classes of the module, but not the records.
    private static final class WithoutRecords extends ClassLoader {

        WithoutRecords(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(Evolved.class.getName())) {
                throw new ClassNotFoundException(name);
            }
            return Class.forName(name);
        }
    }
}
