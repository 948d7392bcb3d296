package dev.arenite.tests;

import java.util.List;

/// One operation on an allocator.
public sealed interface AllocatorOperation extends Operation<AllocatorOperation> {

    /// Allocates a block; the arguments may be out of range, too.
    record Allocate(long byteSize, long byteAlignment) implements AllocatorOperation {
        @Override
        public AllocatorOperation withBytes(long byteSize) {
            return new Allocate(byteSize, byteAlignment);
        }

        @Override
        public AllocatorOperation withAlignment(long byteAlignment) {
            return new Allocate(byteSize, byteAlignment);
        }

        @Override
        public String toString() {
            return "allocate(" + byteSize + ", " + byteAlignment + ")";
        }
    }

    /// Allocates elements of a layout; the number may be out of range, or too large for their size.
    record AllocateElements(long count, long elementBytes) implements AllocatorOperation {
        @Override
        public String toString() {
            return "allocateElements(" + count + ", " + elementBytes + ")";
        }
    }

    /// Allocates a block with a copy, in the byte order of the machine or in the other one.
    record AllocateFrom(AllocatorSource source, long length, boolean swapped)
            implements AllocatorOperation {
        @Override
        public AllocatorOperation withBytes(long byteSize) {
            return new AllocateFrom(source, byteSize / source.byteAlignment(), swapped);
        }

        @Override
        public AllocatorOperation plainer() {
            return new AllocateFrom(source, length, false);
        }

        @Override
        public String toString() {
            return (swapped ? "allocateSwapped(" : "allocateFrom(") + source + ", " + length + ")";
        }
    }

    /// Clears the allocator, if it promises that.
    record Clear() implements AllocatorOperation {
        @Override
        public String toString() {
            return "clear()";
        }
    }

    @Override
    default AllocatorOperation withBytes(long byteSize) {
        return this;
    }

    @Override
    default AllocatorOperation withAlignment(long byteAlignment) {
        return this;
    }

    @Override
    default AllocatorOperation plainer() {
        return this;
    }

    /// Reads operations from a line of text.
    ///
    /// @throws IllegalArgumentException if the text contains anything but operations
    static List<AllocatorOperation> parse(String script) {
        return Operation.parse(script, AllocatorOperation::parse);
    }

    private static AllocatorOperation parse(String name, String first, String second) {
        return switch (name) {
            case "allocate" -> new Allocate(Long.parseLong(first), Long.parseLong(second));
            case "allocateElements" ->
                    new AllocateElements(Long.parseLong(first), Long.parseLong(second));
            case "allocateFrom", "allocateSwapped" ->
                    new AllocateFrom(
                            AllocatorSource.valueOf(first),
                            Long.parseLong(second),
                            name.equals("allocateSwapped"));
            case "clear" -> new Clear();
            default -> throw new IllegalArgumentException("not an operation: name=" + name);
        };
    }
}
