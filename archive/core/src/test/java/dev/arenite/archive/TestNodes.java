package dev.arenite.archive;

import dev.arenite.archive.TestTypes.Pointer;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.StringType;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Objects that are shared.
final class TestNodes {

    private TestNodes() {}

    /// Something to share, with a name and possibly another one of its kind.
    static final class Node {
        final String name;
        @Nullable Node next;

        Node(String name) {
            this.name = name;
        }
    }

    /// Nodes, whose `next` is shared; a node without one refers to nothing by distance 1.
    static final class NodeType implements ArchiveType<Node, Long> {

        @Override
        public long placeBytes() {
            return 12;
        }

        @Override
        public long placeAlignment() {
            return 4;
        }

        @Override
        public long resolverBytes() {
            return 24;
        }

        final Pointer<Node, Long> next = new Pointer<>(this, true);

        @Override
        public void serialize(Node node, ArchiveSink out, MemorySegment resolver, long at) {
            StringType.STRING.serialize(node.name, out, resolver, at);
            if (node.next != null) {
                try {
                    next.serialize(node.next, out, resolver, at + 16);
                } catch (ArchivePathException failure) {
                    throw failure.within(".next");
                }
            }
        }

        @Override
        public void resolve(
                Node node, ArchiveSink out, long place, MemorySegment resolver, long at) {
            StringType.STRING.resolve(node.name, out, place, resolver, at);
            if (node.next == null) {
                LittleEndian.putInt(out.memory(), place + 8, 1);
            } else {
                next.resolve(node.next, out, place + 8, resolver, at + 16);
            }
        }

        @Override
        public void check(ArchiveChecker checker, long place) {
            StringType.STRING.check(checker, place);
            if (LittleEndian.getInt(checker.archive(), place + 8) != 1) {
                next.check(checker, place + 8);
            }
        }

        @Override
        public String path(MemorySegment archive, long place, long byteOffset) {
            return byteOffset < place + 8 ? ".name" : ".next";
        }

        @Override
        public Long view(MemorySegment archive, long place) {
            return place;
        }

        @Override
        public Node read(MemorySegment archive, long place) {
            Node node = new Node(StringType.STRING.read(archive, place));
            if (LittleEndian.getInt(archive, place + 8) != 1) {
                node.next = next.read(archive, place + 8);
            }
            return node;
        }
    }

    /// Returns what `read` gives for all names of a node and those that follow.
    static List<String> names(Node first) {
        List<String> names = new ArrayList<>();
        for (Node node = first; node != null; node = node.next) {
            names.add(node.name);
        }
        return names;
    }
}
