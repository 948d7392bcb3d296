package dev.arenite.archive.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

class SharedByTargetTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final String TEXT = "a text that has no room in a place";

    /// Two types that were made in the same way, in the archives of one object that both have.
    private static <T> long bytesOfTwo(Supplier<? extends ArchiveType<T, ?>> type, T value) {
        StructType<List<?>> two = TYPES.tuple(List.of(type.get(), type.get()));
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(two, List.of(value, value)));
        assertEquals(List.of(value, value), Archive.read(two, archive));
        return archive.byteSize();
    }

    @Test
    void referencesToTheSameTargetShareWhateverComponentHasThem() {
        assertEquals(
                TEXT.length() + 2 + 8 + 2 * 4,
                bytesOfTwo(() -> TYPES.sharedByTarget(TYPES.boxed(TYPES.string())), TEXT));
        assertEquals(
                TEXT.length() + 2 + 2 * 8,
                bytesOfTwo(() -> TYPES.sharedByTarget(TYPES.boxedString()), TEXT));
        assertEquals(
                2 * 4 + 8 + 2 * 4,
                bytesOfTwo(
                        () -> TYPES.sharedByTarget(TYPES.boxed(TYPES.list(TYPES.i32()))),
                        List.of(1, 2)));
        assertEquals(
                2 * 4 + 2 * 8,
                bytesOfTwo(
                        () -> TYPES.sharedByTarget(TYPES.boxedSlice(TYPES.i32())), List.of(1, 2)));
    }

    /// As Rust's `Rc` and `Arc` of the same values do.
    @Test
    void referencesOfTypesThatAreLikeNoOtherDoNot() {
        assertEquals(
                2 * (TEXT.length() + 2 + 8) + 2 * 4,
                bytesOfTwo(() -> TYPES.shared(TYPES.string()), TEXT));
    }

    @Test
    void typesAreEqualIfTheirTargetsAre() {
        assertSameKind(TYPES.boxed(TYPES.ints()), TYPES.boxed(TYPES.ints()));
        assertSameKind(
                TYPES.boxed(TYPES.optional(TYPES.boxed(TYPES.i8()))),
                TYPES.boxed(TYPES.optional(TYPES.boxed(TYPES.i8()))));
        List<PointerType<?, ?>> different =
                List.of(
                        TYPES.boxed(TYPES.ints()),
                        TYPES.boxed(TYPES.floats()),
                        TYPES.boxed(TYPES.list(TYPES.i32())),
                        TYPES.boxed(TYPES.list(TYPES.u32AsInt())),
                        TYPES.boxed(TYPES.i32()),
                        TYPES.boxed(TYPES.boxed(TYPES.i32())),
                        TYPES.boxed(TYPES.optional(TYPES.i32())),
                        TYPES.boxedSlice(TYPES.i32()),
                        TYPES.boxed(TYPES.string()),
                        TYPES.boxedString(),
                        ArchiveTypes.of(ArchiveFormat.POINTER_64).boxedString(),
                        TYPES.boxed(TYPES.hashSet(TYPES.i32())),
                        TYPES.boxed(TYPES.hashSet(TYPES.i32())));
        for (int i = 0; i < different.size(); i++) {
            for (int j = 0; j < different.size(); j++) {
                if (i != j) {
                    assertNotEquals(
                            TYPES.sharedByTarget(different.get(i)),
                            TYPES.sharedByTarget(different.get(j)));
                }
            }
        }
        SharedType<?, ?> alone = TYPES.sharedPointer(TYPES.boxedString());
        assertNotEquals(alone, TYPES.sharedByTarget(TYPES.boxedString()));
        assertNotEquals(TYPES.sharedByTarget(TYPES.boxedString()), alone);
        assertNotEquals(alone, TYPES.sharedPointer(TYPES.boxedString()));
    }

    private static void assertSameKind(PointerType<?, ?> one, PointerType<?, ?> other) {
        SharedType<?, ?> type = TYPES.sharedByTarget(one);
        assertEquals(type, TYPES.sharedByTarget(other));
        assertEquals(type.hashCode(), TYPES.sharedByTarget(other).hashCode());
    }

    @Test
    void aReferenceThatMayBeGoneLeadsToTheSameObject() {
        StructType<List<?>> both =
                TYPES.tuple(
                        List.of(
                                TYPES.sharedByTarget(TYPES.boxed(TYPES.string())),
                                TYPES.weak(TYPES.sharedByTarget(TYPES.boxed(TYPES.string())))));
        byte[] archive = Archive.toBytes(both, List.of(TEXT, Optional.of(TEXT)));
        assertEquals(TEXT.length() + 2 + 8 + 2 * 4, archive.length);
        List<?> read = Archive.read(both, MemorySegment.ofArray(archive));
        assertSame(read.getFirst(), ((Optional<?>) read.getLast()).orElseThrow());
    }
}
