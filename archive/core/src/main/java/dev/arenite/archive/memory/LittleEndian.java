package dev.arenite.archive.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Little-endian, unaligned access to segments of any kind.
///
/// Generated and hand-written types read and write through these methods. A call site that sees
/// native, mapped and heap segments in one program becomes many times slower, because the virtual
/// machine no longer knows the class of the segment. Each method therefore tests for the usual
/// classes first: every arm sees one class only.
///
/// In a loop the test is made once, before it, if the segment is known there not to be null. A loop
/// that takes its segment from a view should therefore require this first:
///
/// ```java
/// ListType<Long, Long> numbers = ListType.of(ArchiveTypes.STANDARD.i64());
/// MemorySegment archive = Archive.toSegment(numbers, List.of(1L, 2L, 3L), arena);
/// ArchivedList<Long> list = Archive.access(numbers, archive);
/// Objects.requireNonNull(list.archive());
/// long sum = 0;
/// for (long i = 0; i < list.size(); i++) {
///     sum += list.get(i);
/// }
/// ```
///
/// All methods throw [IndexOutOfBoundsException] for bytes outside of the segment,
/// [IllegalStateException] when its scope has ended and [WrongThreadException] in a thread that
/// must not use it. The `put` methods throw [IllegalArgumentException] if it is read-only.
@SuppressWarnings("DuplicateBranches") // Each arm is compiled for the class of its segment.
public final class LittleEndian {

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final Class<?> NATIVE = Arena.global().allocate(1).getClass();
    private static final Class<?> BYTES = MemorySegment.ofArray(new byte[0]).getClass();
    private static final Class<?> MAPPED = mapped();

    /// Up to this number, bytes are set to zero one by one (eight by eight).
    private static final long FEW_BYTES = 256;

    /// More zero bytes than that are copied from [#ZEROS]. To fill a part of a segment would need a
    /// slice of it, which is an object unless the compiler removes it.
    private static final int ZEROS_BYTES = 4096;

    private static final MemorySegment ZEROS = MemorySegment.ofArray(new byte[ZEROS_BYTES]);

    private LittleEndian() {}

    /// Finds the class of mapped segments beside that of native ones: to map a file for that would
    /// cost too much. If the class has another name, mapped segments take the last arm.
    private static Class<?> mapped() {
        try {
            return Class.forName(NATIVE.getPackageName() + ".MappedMemorySegmentImpl");
        } catch (ClassNotFoundException unknown) {
            return NATIVE;
        }
    }

    /// Returns the byte at an offset.
    public static byte getByte(MemorySegment memory, long offset) {
        Class<?> kind = memory.getClass();
        if (kind == NATIVE) {
            return memory.get(ValueLayout.JAVA_BYTE, offset);
        }
        if (kind == MAPPED) {
            return memory.get(ValueLayout.JAVA_BYTE, offset);
        }
        if (kind == BYTES) {
            return memory.get(ValueLayout.JAVA_BYTE, offset);
        }
        return memory.get(ValueLayout.JAVA_BYTE, offset);
    }

    /// Returns the 16-bit integer at an offset.
    public static short getShort(MemorySegment memory, long offset) {
        Class<?> kind = memory.getClass();
        if (kind == NATIVE) {
            return memory.get(SHORT, offset);
        }
        if (kind == MAPPED) {
            return memory.get(SHORT, offset);
        }
        if (kind == BYTES) {
            return memory.get(SHORT, offset);
        }
        return memory.get(SHORT, offset);
    }

    /// Returns the 32-bit integer at an offset.
    public static int getInt(MemorySegment memory, long offset) {
        Class<?> kind = memory.getClass();
        if (kind == NATIVE) {
            return memory.get(INT, offset);
        }
        if (kind == MAPPED) {
            return memory.get(INT, offset);
        }
        if (kind == BYTES) {
            return memory.get(INT, offset);
        }
        return memory.get(INT, offset);
    }

    /// Returns the 64-bit integer at an offset.
    public static long getLong(MemorySegment memory, long offset) {
        Class<?> kind = memory.getClass();
        if (kind == NATIVE) {
            return memory.get(LONG, offset);
        }
        if (kind == MAPPED) {
            return memory.get(LONG, offset);
        }
        if (kind == BYTES) {
            return memory.get(LONG, offset);
        }
        return memory.get(LONG, offset);
    }

    /// Writes a byte at an offset.
    public static void putByte(MemorySegment memory, long offset, byte value) {
        Class<?> kind = memory.getClass();
        if (kind == NATIVE) {
            memory.set(ValueLayout.JAVA_BYTE, offset, value);
        } else if (kind == MAPPED) {
            memory.set(ValueLayout.JAVA_BYTE, offset, value);
        } else if (kind == BYTES) {
            memory.set(ValueLayout.JAVA_BYTE, offset, value);
        } else {
            memory.set(ValueLayout.JAVA_BYTE, offset, value);
        }
    }

    /// Writes a 16-bit integer at an offset.
    public static void putShort(MemorySegment memory, long offset, short value) {
        Class<?> kind = memory.getClass();
        if (kind == NATIVE) {
            memory.set(SHORT, offset, value);
        } else if (kind == MAPPED) {
            memory.set(SHORT, offset, value);
        } else if (kind == BYTES) {
            memory.set(SHORT, offset, value);
        } else {
            memory.set(SHORT, offset, value);
        }
    }

    /// Writes a 32-bit integer at an offset.
    public static void putInt(MemorySegment memory, long offset, int value) {
        Class<?> kind = memory.getClass();
        if (kind == NATIVE) {
            memory.set(INT, offset, value);
        } else if (kind == MAPPED) {
            memory.set(INT, offset, value);
        } else if (kind == BYTES) {
            memory.set(INT, offset, value);
        } else {
            memory.set(INT, offset, value);
        }
    }

    /// Writes a 64-bit integer at an offset.
    public static void putLong(MemorySegment memory, long offset, long value) {
        Class<?> kind = memory.getClass();
        if (kind == NATIVE) {
            memory.set(LONG, offset, value);
        } else if (kind == MAPPED) {
            memory.set(LONG, offset, value);
        } else if (kind == BYTES) {
            memory.set(LONG, offset, value);
        } else {
            memory.set(LONG, offset, value);
        }
    }

    /// Sets bytes to zero.
    ///
    /// @param byteSize the number of bytes, not negative
    public static void zero(MemorySegment memory, long offset, long byteSize) {
        long done = 0;
        if (byteSize > FEW_BYTES) {
            for (; done < byteSize; done += ZEROS_BYTES) {
                long rest = Math.min(byteSize - done, ZEROS_BYTES);
                MemorySegment.copy(ZEROS, 0, memory, offset + done, rest);
            }
            return;
        }
        for (; done <= byteSize - Long.BYTES; done += Long.BYTES) {
            putLong(memory, offset + done, 0);
        }
        for (; done < byteSize; done++) {
            putByte(memory, offset + done, (byte) 0);
        }
    }
}
