package dev.arenite.flink;

import dev.arenite.archive.ArchiveKey;

import org.apache.flink.api.common.typeutils.TypeComparator;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.core.memory.MemorySegment;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Objects;

/// Compares values by their components, in the order in which they are declared: the order of keys
/// in sorted maps and block files ([ArchiveKey]), which is Rust's. Of two archives, one is compared
/// in place.
///
/// The order is that of the whole value, not of a component, and has no normalized keys: a prefix
/// of a text would be one, and Flink compares the rest by the archives in any case.
final class ArchiveComparator<T> extends TypeComparator<T> {

    private static final long serialVersionUID = 1;

    private final ArchiveSerializer<T> serializer;
    private final boolean isAscending;
    private transient @Nullable ArchiveKey<T> key;
    private transient @Nullable T reference;

    ArchiveComparator(Class<T> values, boolean isAscending) {
        this(ArchiveSerializer.of(values), isAscending);
    }

    private ArchiveComparator(ArchiveSerializer<T> serializer, boolean isAscending) {
        this.serializer = serializer;
        this.isAscending = isAscending;
    }

    private ArchiveKey<T> key() {
        ArchiveKey<T> known = key;
        if (known == null) {
            known = serializer.context().type().key().orElseThrow();
            key = known;
        }
        return known;
    }

    private int inOrder(int comparison) {
        return isAscending ? comparison : Integer.compare(0, comparison);
    }

    @Override
    public int hash(T value) {
        return value.hashCode();
    }

    @Override
    public void setReference(T value) {
        reference = value;
    }

    private T reference() {
        return Objects.requireNonNull(reference, "reference");
    }

    @Override
    public boolean equalToReference(T candidate) {
        return key().compare(reference(), candidate) == 0;
    }

    @Override
    public int compareToReference(TypeComparator<T> referenced) {
        T other = ((ArchiveComparator<T>) referenced).reference();
        return inOrder(key().compare(other, reference()));
    }

    @Override
    public int compare(T left, T right) {
        return inOrder(key().compare(left, right));
    }

    @Override
    public int compareSerialized(DataInputView left, DataInputView right) throws IOException {
        return inOrder(serializer.context().compare(key(), left, right));
    }

    @Override
    public boolean supportsNormalizedKey() {
        return false;
    }

    @Override
    public boolean supportsSerializationWithKeyNormalization() {
        return false;
    }

    @Override
    public int getNormalizeKeyLen() {
        throw noNormalizedKeys();
    }

    @Override
    public boolean isNormalizedKeyPrefixOnly(int keyBytes) {
        throw noNormalizedKeys();
    }

    @Override
    public void putNormalizedKey(T value, MemorySegment target, int offset, int bytes) {
        throw noNormalizedKeys();
    }

    @Override
    public void writeWithKeyNormalization(T value, DataOutputView target) {
        throw noNormalizedKeys();
    }

    @Override
    public T readWithKeyDenormalization(T reuse, DataInputView source) {
        throw noNormalizedKeys();
    }

    private static UnsupportedOperationException noNormalizedKeys() {
        return new UnsupportedOperationException("archives have no normalized keys");
    }

    @Override
    public boolean invertNormalizedKey() {
        return !isAscending;
    }

    @Override
    public TypeComparator<T> duplicate() {
        return new ArchiveComparator<>(serializer.elements(), isAscending);
    }

    @Override
    public int extractKeys(Object value, Object[] target, int index) {
        target[index] = value;
        return 1;
    }

    @Override
    @SuppressWarnings("rawtypes") // As Flink has it.
    public TypeComparator[] getFlatComparators() {
        return new TypeComparator[] {this};
    }
}
