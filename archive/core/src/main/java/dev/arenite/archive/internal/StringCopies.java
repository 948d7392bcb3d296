package dev.arenite.archive.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.invoke.MethodType.methodType;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Copies between strings and memory, without an array between them where the JDK can do so.
///
/// JDK 27 adds two methods to [MemorySegment] (JDK-8369564): `copy` of a part of a string, and
/// `getString` with a length. This library is compiled for JDK 25, so they are found by name, once,
/// and called through constants, which are inlined as direct calls are. On a JDK without them the
/// methods of this class with the same parameters do the same by way of an array.
public final class StringCopies {

    /// Whether the JDK copies without an array. If not, other ways are quicker.
    public static final boolean ARE_DIRECT;

    private static final MethodType COPY_TYPE =
            methodType(
                    long.class,
                    String.class,
                    Charset.class,
                    int.class,
                    MemorySegment.class,
                    long.class,
                    int.class);
    private static final MethodType GET_TYPE =
            methodType(String.class, long.class, Charset.class, long.class);

    private static final MethodHandle COPY;
    private static final MethodHandle GET;

    static {
        Lookup lookup = MethodHandles.lookup();
        MethodHandle copy;
        MethodHandle get;
        boolean areDirect = true;
        try {
            copy = lookup.findStatic(MemorySegment.class, "copy", COPY_TYPE);
            get = lookup.findVirtual(MemorySegment.class, "getString", GET_TYPE);
        } catch (NoSuchMethodException olderJdk) {
            areDirect = false;
            copy = own(lookup, "copyByArray", COPY_TYPE);
            get = own(lookup, "getByArray", GET_TYPE.insertParameterTypes(0, MemorySegment.class));
        } catch (IllegalAccessException impossible) {
            throw new LinkageError("method of MemorySegment is not public", impossible);
        }
        ARE_DIRECT = areDirect;
        COPY = copy;
        GET = get;
    }

    private StringCopies() {}

    private static MethodHandle own(Lookup lookup, String name, MethodType type) {
        try {
            return lookup.findStatic(StringCopies.class, name, type);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("no method StringCopies." + name, impossible);
        }
    }

    /// Writes a string as UTF-8, with `?` for an unpaired surrogate.
    ///
    /// @param start the offset of its first byte
    /// @return the number of bytes
    /// @throws IndexOutOfBoundsException if they end beyond the memory; nothing is written
    public static long copy(String text, MemorySegment memory, long start) {
        try {
            return (long)
                    COPY.invokeExact(text, StandardCharsets.UTF_8, 0, memory, start, text.length());
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new LinkageError("checked exception of MemorySegment.copy", impossible);
        }
    }

    /// Returns the string of UTF-8 in memory, with replacement characters where it is malformed.
    ///
    /// @param start    the offset of its first byte
    /// @param byteSize the number of bytes, 0 to 2,147,483,639
    /// @throws IndexOutOfBoundsException if they are not in the memory
    public static String get(MemorySegment memory, long start, long byteSize) {
        try {
            return (String) GET.invokeExact(memory, start, StandardCharsets.UTF_8, byteSize);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new LinkageError("checked exception of MemorySegment.getString", impossible);
        }
    }

    @SuppressWarnings("unused") // By name, see above.
    private static long copyByArray(
            String text, Charset charset, int from, MemorySegment memory, long start, int chars) {
        byte[] bytes = text.substring(from, from + chars).getBytes(charset);
        MemorySegment.copy(bytes, 0, memory, JAVA_BYTE, start, bytes.length);
        return bytes.length;
    }

    @SuppressWarnings("unused") // By name, see above.
    private static String getByArray(
            MemorySegment memory, long start, Charset charset, long byteSize) {
        byte[] bytes = new byte[Math.toIntExact(byteSize)];
        MemorySegment.copy(memory, JAVA_BYTE, start, bytes, 0, bytes.length);
        return new String(bytes, charset);
    }
}
