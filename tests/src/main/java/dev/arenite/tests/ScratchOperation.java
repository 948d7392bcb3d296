package dev.arenite.tests;

import java.util.List;

/// One operation on a scratch.
///
/// Where there are no blocks, popping becomes an attempt to pop an older block.
public sealed interface ScratchOperation extends Operation<ScratchOperation> {

    /// Pushes a block; the arguments may be out of range, too.
    record Push(long byteSize, long byteAlignment) implements ScratchOperation {
        @Override
        public ScratchOperation withBytes(long byteSize) {
            return new Push(byteSize, byteAlignment);
        }

        @Override
        public ScratchOperation withAlignment(long byteAlignment) {
            return new Push(byteSize, byteAlignment);
        }

        @Override
        public String toString() {
            return "push(" + byteSize + ", " + byteAlignment + ")";
        }
    }

    /// Takes a block of the offset API; the arguments may be out of range, too.
    record PushOffset(long byteSize, long byteAlignment) implements ScratchOperation {
        @Override
        public ScratchOperation withBytes(long byteSize) {
            return new PushOffset(byteSize, byteAlignment);
        }

        @Override
        public ScratchOperation withAlignment(long byteAlignment) {
            return new PushOffset(byteSize, byteAlignment);
        }

        @Override
        public ScratchOperation plainer() {
            return new Push(byteSize, byteAlignment);
        }

        @Override
        public String toString() {
            return "pushOffset(" + byteSize + ", " + byteAlignment + ")";
        }
    }

    /// Pops the newest block that was pushed.
    record Pop() implements ScratchOperation {
        @Override
        public String toString() {
            return "pop()";
        }
    }

    /// Attempts to pop a segment that must be refused.
    record PopWrong(Wrong wrong) implements ScratchOperation {
        @Override
        public String toString() {
            return "popWrong(" + wrong + ")";
        }
    }

    /// A segment that must not be popped.
    enum Wrong {
        /// The block pushed before the newest one.
        OLDER,
        /// The oldest block.
        OLDEST,
        /// The newest block without its last byte.
        NARROWED,
        /// The newest block without its first byte.
        TAIL,
        /// No byte of the newest block.
        EMPTY_SLICE,
        /// The block that was popped last.
        TWICE,
        /// A block from before the last clear.
        STALE,
        /// Memory of the heap, as large as the newest block.
        HEAP,
        /// Native memory of the caller, as large as the newest block.
        FOREIGN
    }

    /// Goes back to the mark before one of the newest entries.
    record Release(int entries) implements ScratchOperation {
        @Override
        public String toString() {
            return "release(" + entries + ")";
        }
    }

    /// Opens a frame.
    record Enter() implements ScratchOperation {
        /// Returns an operation that adds an entry, too.
        @Override
        public ScratchOperation plainer() {
            return new Push(0, 1);
        }

        @Override
        public String toString() {
            return "enter()";
        }
    }

    /// Closes the innermost frame.
    record Leave() implements ScratchOperation {
        @Override
        public String toString() {
            return "leave()";
        }
    }

    /// Attempts to close the outermost of several frames.
    record LeaveOuter() implements ScratchOperation {
        @Override
        public String toString() {
            return "leaveOuter()";
        }
    }

    /// Attempts to close the frame that ended last.
    record LeaveAgain() implements ScratchOperation {
        @Override
        public String toString() {
            return "leaveAgain()";
        }
    }

    /// Clears.
    record Clear() implements ScratchOperation {
        @Override
        public String toString() {
            return "clear()";
        }
    }

    @Override
    default ScratchOperation withBytes(long byteSize) {
        return this;
    }

    @Override
    default ScratchOperation withAlignment(long byteAlignment) {
        return this;
    }

    @Override
    default ScratchOperation plainer() {
        return this;
    }

    /// Reads operations from a line of text.
    ///
    /// @throws IllegalArgumentException if the text contains anything but operations
    static List<ScratchOperation> parse(String script) {
        return Operation.parse(script, ScratchOperation::parse);
    }

    private static ScratchOperation parse(String name, String first, String second) {
        return switch (name) {
            case "push" -> new Push(Long.parseLong(first), Long.parseLong(second));
            case "pushOffset" -> new PushOffset(Long.parseLong(first), Long.parseLong(second));
            case "pop" -> new Pop();
            case "popWrong" -> new PopWrong(Wrong.valueOf(first));
            case "release" -> new Release(Integer.parseInt(first));
            case "enter" -> new Enter();
            case "leave" -> new Leave();
            case "leaveOuter" -> new LeaveOuter();
            case "leaveAgain" -> new LeaveAgain();
            case "clear" -> new Clear();
            default -> throw new IllegalArgumentException("not an operation: name=" + name);
        };
    }
}
