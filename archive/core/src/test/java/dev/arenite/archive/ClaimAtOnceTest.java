package dev.arenite.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.Consumer;

/// Which bytes a type may claim while it checks a place, instead of leaving it to the checker.
///
/// The place has the last four of 64 bytes, so those before it are free.
final class ClaimAtOnceTest {

    private static final long FREE_BYTES = 60;

    /// Four bytes that lead wherever a test says.
    private static final class Leading extends TestTypes.Fixed {

        private final Consumer<ArchiveChecker> claims;

        Leading(Consumer<ArchiveChecker> claims) {
            super(4);
            this.claims = claims;
        }

        @Override
        public boolean acceptsAnyBytes() {
            return false;
        }

        @Override
        public void check(ArchiveChecker checker, long place) {
            claims.accept(checker);
        }

        @Override
        public void resolve(
                Integer value, ArchiveSink out, long place, MemorySegment resolver, long at) {}

        @Override
        public Integer view(MemorySegment archive, long place) {
            return 0;
        }
    }

    private static void check(Consumer<ArchiveChecker> claims) {
        byte[] archive = new byte[(int) FREE_BYTES + 4];
        assertEquals(Optional.empty(), TestTypes.check(new Leading(claims), archive));
    }

    @Test
    void allFreeBytesMayBeClaimedAndNoMore() {
        check(
                checker -> {
                    assertTrue(checker.mayClaim(0, FREE_BYTES, 1));
                    assertTrue(checker.mayClaim(20, FREE_BYTES - 20, 4));
                    assertFalse(checker.mayClaim(0, FREE_BYTES + 1, 1), "the place itself");
                    assertFalse(checker.mayClaim(20, FREE_BYTES - 19, 4), "the place itself");
                    assertFalse(checker.mayClaim(20, Long.MAX_VALUE, 4));
                    assertFalse(checker.mayClaim(-1, 1, 1));
                    assertFalse(checker.mayClaim(Long.MIN_VALUE, 1, 1));
                    assertFalse(checker.mayClaim(FREE_BYTES + 1, 0, 1));
                    assertFalse(checker.mayClaim(Long.MAX_VALUE, 1, 1));
                });
    }

    @Test
    void noBytesMayBeClaimedUpToTheEndOfThoseThatAreFree() {
        check(
                checker -> {
                    assertTrue(checker.mayClaim(0, 0, 1));
                    assertTrue(checker.mayClaim(FREE_BYTES, 0, 1));
                    assertFalse(checker.mayClaim(0, -1, 1), "more than can be counted");
                    assertFalse(checker.mayClaim(0, Long.MIN_VALUE, 1));
                });
    }

    @Test
    void positionMustBeAligned() {
        check(
                checker -> {
                    assertTrue(checker.mayClaim(8, 8, 8));
                    assertFalse(checker.mayClaim(4, 8, 8));
                    assertFalse(checker.mayClaim(2, 4, 4));
                    assertFalse(checker.mayClaim(9, 8, 8));
                    assertTrue(checker.mayClaim(9, 8, 1));
                });
    }

    @Test
    void claimedBytesAndThoseBeforeThemAreNotFree() {
        check(
                checker -> {
                    checker.claimAccepted(8, 16, FREE_BYTES);
                    assertTrue(checker.mayClaim(24, FREE_BYTES - 24, 1));
                    assertTrue(checker.mayClaim(25, 1, 1));
                    assertFalse(checker.mayClaim(23, 1, 1));
                    assertFalse(checker.mayClaim(8, 16, 8));
                    assertFalse(checker.mayClaim(0, 8, 8));
                });
    }

    @Test
    void nothingMayBeClaimedBeforeAnEarlierClaimHasBeenFollowed() {
        check(
                checker -> {
                    checker.claimPlaces(TestTypes.INT, 0, 2, FREE_BYTES);
                    assertFalse(checker.mayClaim(8, 4, 4));
                    assertFalse(checker.mayClaim(FREE_BYTES, 0, 1));
                });
    }
}
