package dev.arenite.archive;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The shared objects that have been read so far, so that references to one archived object become
/// references to one Java object.
///
/// Without it, an archive of a few hundred bytes could describe more objects than there is memory:
/// each of two references leads to two references, and so on.
public final class SharedObjects {

    private static final ScopedValue<SharedObjects> CURRENT = ScopedValue.newInstance();

    private final Map<Target, Object> objects = new HashMap<>();

    /// The target of a reference.
    private record Target(ArchiveType<?, ?> references, MemorySegment archive, long position) {}

    private SharedObjects() {}

    /// Calls a reader, and has each shared object that is met meanwhile read only once.
    public static <T> T reading(Supplier<T> reader) {
        return CURRENT.isBound()
                ? reader.get()
                : ScopedValue.where(CURRENT, new SharedObjects()).call(reader::get);
    }

    /// Returns a shared object, which is read if it has not been.
    ///
    /// @param references the type of the references
    /// @param position   the position to which the references lead
    /// @param reader     reads the object
    @SuppressWarnings({"unchecked", "NullAway"}) // A reader may return null, which is passed on.
    public static <T> T get(
            ArchiveType<T, ?> references,
            MemorySegment archive,
            long position,
            Supplier<T> reader) {
        if (!CURRENT.isBound()) {
            return reading(() -> get(references, archive, position, reader));
        }
        Map<Target, Object> objects = CURRENT.get().objects;
        Target target = new Target(references, archive, position);
        Object known = objects.get(target);
        if (known == null && !objects.containsKey(target)) {
            known = reader.get();
            objects.put(target, known);
        }
        return (T) known;
    }
}
