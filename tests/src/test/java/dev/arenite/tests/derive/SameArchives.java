package dev.arenite.tests.derive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Compares a derived type with the same type combined by hand.
///
/// @param name     the name of the types, for reports
/// @param derived  the derived type
/// @param combined the other
/// @param sharing  whether there are shared references, which are equal in the same memory alone
record SameArchives<T>(
        String name, ArchiveType<T, ?> derived, ArchiveType<T, ?> combined, boolean sharing) {

    SameArchives(String name, ArchiveType<T, ?> derived, ArchiveType<T, ?> combined) {
        this(name, derived, combined, false);
    }

    /// Requires that both write the same bytes, and that they agree on these and on the bytes with
    /// each bit of them turned over.
    void compare(T value) {
        byte[] bytes = compareBytes(value);
        compareReads(bytes);
        for (int i = 0; i < bytes.length * Byte.SIZE; i++) {
            byte[] damaged = bytes.clone();
            damaged[i / Byte.SIZE] ^= (byte) (1 << i % Byte.SIZE);
            compareReads(damaged);
        }
    }

    /// Requires that both write the same bytes, and returns them.
    byte[] compareBytes(T value) {
        byte[] bytes = Archive.toBytes(combined, value);
        assertArrayEquals(bytes, Archive.toBytes(derived, value), name);
        return bytes;
    }

    /// Both accept the same bytes, find the same violation in others, and read the same value.
    void compareReads(byte[] bytes) {
        MemorySegment archive = MemorySegment.ofArray(bytes);
        Optional<ArchiveViolation> violation = Archive.check(combined, archive);
        assertEquals(
                violation.map(SameArchives::told),
                Archive.check(derived, archive).map(SameArchives::told),
                name);
        if (violation.isPresent()) {
            return;
        }
        byte[] again = Archive.toBytes(combined, Archive.read(combined, archive));
        assertArrayEquals(again, Archive.toBytes(combined, Archive.read(derived, archive)), name);
        Object view = Archive.access(derived, archive);
        byte[] copy = sharing ? bytes : bytes.clone();
        Object same = Archive.access(derived, MemorySegment.ofArray(copy));
        assertEquals(view, same, name);
        assertEquals(view.hashCode(), same.hashCode(), name);
        assertEquals(view.toString(), same.toString(), name);
    }

    private static String told(ArchiveViolation violation) {
        return "%s at %d path=%s"
                .formatted(
                        violation.rule(),
                        violation.byteOffset(),
                        withoutContents(violation.path()));
    }

    /// Returns a path without the steps into the content of a newtype: a derived one has none, as
    /// the record is variant and content at once.
    static String withoutContents(String path) {
        return path.replace(".0", "");
    }
}
