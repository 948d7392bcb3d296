package dev.arenite.flink;

import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.NormalizedKey;

import org.apache.flink.api.common.typeutils.TypeComparator;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.core.memory.MemorySegment;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Objects;

/// What the comparators of values and of views have in common: components are compared in the order
/// in which they are declared, as keys of sorted maps and block files are ([ArchiveKey]), which is
/// Rust's order. Archives are compared in place, and Flink sorts by the first bytes of normalized
/// keys ([NormalizedKey]).
///
/// @param <E> the elements: values or views
/// @param <T> the values
abstract class DerivedComparator<E, T> extends TypeComparator<E> {

    private static final long serialVersionUID = 1;

    private final Class<E> elements;
    private final boolean isAscending;
    private transient @Nullable ArchivePair<T> pair;
    private transient @Nullable NormalizedKey normalized;
    private transient @Nullable E reference;

    DerivedComparator(Class<E> elements, boolean isAscending) {
        this.elements = elements;
        this.isAscending = isAscending;
    }

    abstract int compareElements(E left, E right);

    abstract void normalize(E element, NormalizedKey target);

    final Class<E> elements() {
        return elements;
    }

    final boolean isAscending() {
        return isAscending;
    }

    final ArchivePair<T> pair() {
        ArchivePair<T> known = pair;
        if (known == null) {
            known = new ArchivePair<>(elements);
            pair = known;
        }
        return known;
    }

    final ArchiveKey<T> key() {
        return pair().key();
    }

    private int inOrder(int comparison) {
        return isAscending ? comparison : Integer.compare(0, comparison);
    }

    @Override
    public final int hash(E element) {
        return element.hashCode();
    }

    @Override
    public final void setReference(E element) {
        reference = element;
    }

    private E reference() {
        return Objects.requireNonNull(reference, "reference");
    }

    @Override
    public final boolean equalToReference(E candidate) {
        return compareElements(reference(), candidate) == 0;
    }

    @Override
    public final int compareToReference(TypeComparator<E> referenced) {
        E other = ((DerivedComparator<E, ?>) referenced).reference();
        return inOrder(compareElements(other, reference()));
    }

    @Override
    public final int compare(E left, E right) {
        return inOrder(compareElements(left, right));
    }

    @Override
    public final int compareSerialized(DataInputView left, DataInputView right) throws IOException {
        return inOrder(pair().compare(left, right));
    }

    /// Whether the first component has a normalized form.
    @Override
    public final boolean supportsNormalizedKey() {
        int bytes = key().normalizedBytes();
        return bytes > 0 || bytes == NormalizedKey.VARIES;
    }

    /// Returns the size of each key, or the largest number if they differ in their sizes or are not
    /// complete: Flink takes any other one for complete.
    @Override
    public final int getNormalizeKeyLen() {
        int bytes = key().normalizedBytes();
        return bytes < 0 ? Integer.MAX_VALUE : bytes;
    }

    @Override
    public final boolean isNormalizedKeyPrefixOnly(int keyBytes) {
        return keyBytes < getNormalizeKeyLen() || getNormalizeKeyLen() == Integer.MAX_VALUE;
    }

    @Override
    public final void putNormalizedKey(E element, MemorySegment target, int offset, int bytes) {
        NormalizedKey form = normalized;
        if (form == null) {
            form = new NormalizedKey();
            normalized = form;
        }
        form.begin(bytes);
        normalize(element, form);
        for (int i = 0; i < bytes; i++) {
            target.put(offset + i, form.get(i));
        }
    }

    /// Normalized keys are those of the ascending order.
    @Override
    public final boolean invertNormalizedKey() {
        return !isAscending;
    }

    @Override
    public final boolean supportsSerializationWithKeyNormalization() {
        return false;
    }

    @Override
    public final void writeWithKeyNormalization(E element, DataOutputView target) {
        throw notInKeys();
    }

    @Override
    public final E readWithKeyDenormalization(E reuse, DataInputView source) {
        throw notInKeys();
    }

    private static UnsupportedOperationException notInKeys() {
        return new UnsupportedOperationException("values are not read from normalized keys");
    }

    @Override
    public final int extractKeys(Object element, Object[] target, int index) {
        target[index] = element;
        return 1;
    }

    @Override
    @SuppressWarnings("rawtypes") // As Flink has it.
    public final TypeComparator[] getFlatComparators() {
        return new TypeComparator[] {this};
    }
}
