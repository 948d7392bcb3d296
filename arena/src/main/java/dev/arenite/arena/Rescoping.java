package dev.arenite.arena;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/// The one place that gives memory a new scope.
///
/// Retained memory is handed out again after `clear()`. Segments of the generation before must then
/// throw, and not show the new contents. Therefore each generation sees the memory through a view
/// bound to a scope of its own. The method that makes such a view
/// ([MemorySegment#reinterpret(Arena, java.util.function.Consumer)]) is restricted. Where native
/// access is not granted to this module, the method is never called: an arena then gives its memory
/// back instead of retaining it, which is as safe and only slower.
final class Rescoping {

    /// Whether this module may call restricted methods without the JVM warning or refusing.
    static final boolean GRANTED = Rescoping.class.getModule().isNativeAccessEnabled();

    private Rescoping() {}

    /// Returns the option of the JVM that grants native access to this module.
    static String optionThatGrants() {
        Module module = Rescoping.class.getModule();
        return "--enable-native-access=" + (module.isNamed() ? module.getName() : "ALL-UNNAMED");
    }

    /// Returns the same memory in another scope.
    ///
    /// @param memory native memory that outlives `scope`
    /// @param scope  the confined arena whose end invalidates the view
    @SuppressWarnings("restricted")
    static MemorySegment view(MemorySegment memory, Arena scope) {
        // SAFETY: the size does not change, so no byte outside `memory` becomes reachable. The view
        // does not keep `memory` alive by itself: every caller is a chunk, and a chunk's memory is
        // given back only after all scopes that were opened over it have been closed
        // (Chunk.release, called when the chunk belongs to no generation or frame).
        return memory.reinterpret(scope, null);
    }

    /// Returns the same memory in another scope, and keeps it from being collected as long as a
    /// segment of that scope can be reached: memory of the caller may belong to an automatic arena.
    ///
    /// @param memory native memory that outlives `scope`
    /// @param scope  the confined arena whose end invalidates the view
    @SuppressWarnings("restricted")
    static MemorySegment viewKeeping(MemorySegment memory, Arena scope) {
        // SAFETY: as above. A view refers to its scope, the scope to the action at its end, and the
        // action to the memory: the memory is kept as long as the view can be reached.
        return memory.reinterpret(scope, new Keeper(memory));
    }

    /// The action at the end of a scope: it does nothing, but until then it refers to the memory.
    private record Keeper(MemorySegment memory) implements Consumer<MemorySegment> {

        @Override
        public void accept(MemorySegment ended) {
            // The memory may go now.
        }
    }
}
