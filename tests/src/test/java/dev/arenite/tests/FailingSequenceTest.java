package dev.arenite.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.tests.AllocatorOperation.Allocate;
import dev.arenite.tests.AllocatorOperation.Clear;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Consumer;

/// Tests what is told about a failing sequence: a message and operations that belong together, and
/// whether the failure comes each time.
@SuppressWarnings("NullAway") // A failure without a message would fail the test, too.
class FailingSequenceTest {

    private static final List<AllocatorOperation> OPERATIONS =
            List.of(new Allocate(1, 1), new Clear(), new Allocate(5, 64), new Clear());

    private int runs;
    private int halves;

    @Test
    void theMessageIsThatOfTheOperationsPrinted() {
        AssertionError told =
                told(
                        operations -> {
                            throw new AssertionError("broken: " + Operation.script(operations));
                        });
        assertEquals(
                List.of("broken: ", "operations: "), told.getMessage().lines().limit(2).toList());
    }

    @Test
    void theMessageIsThatOfTheOperationsPrintedAlsoIfTheyDoNotFailAgain() {
        // The sequence is seen to fail twice, and so is its second half; nothing fails after that.
        List<AllocatorOperation> half = OPERATIONS.subList(2, 4);
        AssertionError told =
                told(
                        operations -> {
                            boolean isHalf = operations.equals(half) && ++halves <= 2;
                            if (++runs <= 2 || isHalf) {
                                throw new AssertionError("broken: " + Operation.script(operations));
                            }
                        });
        assertEquals(
                List.of(
                        "broken: allocate(5, 64); clear()",
                        "fails in 0 of 20 repetitions: it depends on more than the operations,"
                                + " such as addresses",
                        "operations: allocate(5, 64); clear()"),
                told.getMessage().lines().limit(3).toList());
    }

    @Test
    void aFailureThatComesSometimesIsToldAsSuch() {
        AssertionError told =
                told(
                        _ -> {
                            if (++runs % 2 == 1) {
                                throw new AssertionError("broken");
                            }
                        });
        assertTrue(
                told.getMessage().contains("\nfails in 10 of 20 repetitions"), told.getMessage());
    }

    @Test
    void aFailureThatComesEachTimeIsNotToldAsOneThatDoesNot() {
        AssertionError told =
                told(
                        _ -> {
                            throw new AssertionError("broken");
                        });
        assertFalse(told.getMessage().contains("repetitions"), told.getMessage());
    }

    @Test
    void anExceptionOfTheImplementationIsToldWithItsKind() {
        RuntimeException thrown = new NullPointerException();
        AssertionError told =
                told(
                        _ -> {
                            throw thrown;
                        });
        assertTrue(
                told.getMessage().startsWith("java.lang.NullPointerException\n"),
                told.getMessage());
        assertSame(thrown, told.getCause());
    }

    @Test
    void anErrorOfTheImplementationIsToldWithItsOperations() {
        AssertionError told =
                told(
                        _ -> {
                            throw new InternalError("planted");
                        });
        assertTrue(
                told.getMessage().startsWith("java.lang.InternalError: planted\noperations: "),
                told.getMessage());
    }

    @Test
    void twoOperationsThatUndoEachOtherAreLeftOutTogether() {
        List<AllocatorOperation> operations =
                List.of(new Allocate(1, 1), new Allocate(1, 1), new Clear());
        AssertionError told =
                assertThrows(
                        AssertionError.class,
                        () ->
                                FailingSequence.check(
                                        operations,
                                        sequence -> {
                                            long clears =
                                                    sequence.stream()
                                                            .filter(Clear.class::isInstance)
                                                            .count();
                                            if (sequence.size() == 2 * clears + 1) {
                                                throw new AssertionError("one more");
                                            }
                                        },
                                        "SomeTest"));
        assertEquals("operations: allocate(0, 1)", told.getMessage().lines().toList().get(1));
    }

    private static AssertionError told(Consumer<List<AllocatorOperation>> property) {
        return assertThrows(
                AssertionError.class,
                () -> FailingSequence.check(OPERATIONS, property, "SomeTest"));
    }
}
