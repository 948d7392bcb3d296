package dev.arenite.archive.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.CheckLimits;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tries to get an archive past the limit of depth whose objects are each met first in a shallow
/// place: whoever follows the references from the last one recurses as often as there are objects.
final class SharedDepthTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;

    private record Link(Optional<Link> next, String name) {}

    private static ArchiveType<List<Link>, ?> links() {
        ArchiveType<Link, ArchivedStruct> link =
                TYPES.recursive(
                        self ->
                                TYPES.<Link>struct()
                                        .field("next", next(self), Link::next)
                                        .field("name", TYPES.string(), Link::name)
                                        .build(values -> new Link(values.get(0), values.get(1))));
        // The list holds options, as the links do: references share if their types are the same.
        return TYPES.list(TYPES.adapted(link, SharedDepthTest::outer, SharedDepthTest::inner));
    }

    private static ArchiveType<Optional<Link>, ?> next(ArchiveType<Link, ArchivedStruct> self) {
        return TYPES.weak(TYPES.shared(self));
    }

    /// An element of the list is a link without a name that leads to the one that matters.
    private static Link outer(Link link) {
        return new Link(Optional.of(link), "");
    }

    private static Link inner(Link outer) {
        return outer.next().orElseThrow();
    }

    private static MemorySegment chain(int length) {
        List<Link> list = new ArrayList<>();
        Optional<Link> last = Optional.empty();
        for (int i = 0; i < length; i++) {
            Link link = new Link(last, "a name that lies out of line");
            list.add(link);
            last = Optional.of(link);
        }
        CheckLimits limits = CheckLimits.DEFAULT.withMaxDepth(length + 1);
        return MemorySegment.ofArray(Archive.toBytes(links(), list, limits));
    }

    private static Optional<ArchiveViolation> check(MemorySegment archive, int maxDepth) {
        return check(links(), archive, maxDepth);
    }

    private static Optional<ArchiveViolation> check(
            ArchiveType<?, ?> type, MemorySegment archive, int maxDepth) {
        CheckLimits limits = CheckLimits.DEFAULT.withMaxDepth(maxDepth);
        return Archive.check(type, archive, Archive.rootPosition(type, archive), limits);
    }

    @Test
    void whatIsReferredToIsAsDeepAsTheBoxesInIt() {
        ArchiveType<Integer, ?> shared = TYPES.shared(TYPES.boxed(TYPES.boxed(TYPES.i32())));
        ArchiveType<List<?>, ?> pair = TYPES.tuple(List.of(shared, TYPES.boxed(shared)));
        Integer number = 7;
        MemorySegment archive =
                MemorySegment.ofArray(Archive.toBytes(pair, List.of(number, number)));
        assertEquals(Optional.empty(), check(pair, archive, 4));
        ArchiveViolation deep = check(pair, archive, 3).orElseThrow();
        assertEquals("archive must not be nested more deeply", deep.rule());
    }

    @Test
    void depthIsCountedAlongTheReferencesToWhatHasBeenCheckedAlready() {
        assertEquals(Optional.empty(), check(chain(63), 64));
        ArchiveViolation deep = check(chain(64), 64).orElseThrow();
        assertEquals("archive must not be nested more deeply", deep.rule());
        assertEquals("[63].next.next", deep.path());
        assertEquals(Optional.empty(), check(chain(64), 65));
        assertEquals(Optional.empty(), check(chain(5000), 5001));
        assertEquals("[5000].next.next", check(chain(5001), 5001).orElseThrow().path());
    }
}
