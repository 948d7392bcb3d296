package dev.arenite.engines.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;

/// Messages of all formats come from a broker, and their sums are right.
@Timeout(300)
final class ConsumeJobTest {

    @Test
    void messagesAreConsumed() {
        StringWriter printed = new StringWriter();
        CommandLine command = new CommandLine(new ConsumeJob(new PrintWriter(printed)));
        command.setErr(new PrintWriter(printed));
        int exit =
                command.execute(
                        "--records",
                        "3000",
                        "--rounds",
                        "1",
                        "--warmups",
                        "0",
                        "--record",
                        "order",
                        "--compression",
                        "lz4");
        assertEquals(0, exit, printed::toString);
        for (String format : Formats.NAMES) {
            assertTrue(printed.toString().contains("| " + format + " | "), printed::toString);
        }
    }
}
