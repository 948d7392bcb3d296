package dev.arenite.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;

/// Tests that sequences are the same after they were printed and read.
class OperationTest {

    @Test
    void everySequenceIsReadAsItWasPrinted() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100; i++) {
            List<ScratchOperation> operations = ScratchOperations.sequence(random, 400);
            assertEquals(operations, ScratchOperation.parse(Operation.script(operations)));
        }
    }

    @Test
    void everyOperationOfAnAllocatorIsReadAsItWasPrinted() {
        String script =
                "allocate(-1, 3); allocateElements(9223372036854775807, 8); clear();"
                        + " 3 * allocateFrom(UTF_16, 5); allocateSwapped(INTS, 0)";
        assertEquals(script, Operation.script(AllocatorOperation.parse(script)));
        assertEquals(7, AllocatorOperation.parse(script).size());
    }

    @Test
    void textThatIsNoOperationIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> ScratchOperation.parse("push(1, 1) pop()"));
        assertThrows(IllegalArgumentException.class, () -> AllocatorOperation.parse("push(1, 1)"));
    }
}
