package dev.arenite.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.stream.Collectors;

/// Shows that a run of the suite is in the mode that the build asked for, `-Darenite.mode`. A
/// restricted call would show it as well, but turn the undecided mode into the granted one.
final class ModeTest {

    private static final String GRANT = "--enable-native-access=ALL-UNNAMED";
    private static final String DENIAL = "--illegal-native-access=deny";
    private static final String DEBUG = "-Darenite.debug=true";

    @Test
    void theSuiteRunsInTheModeThatTheBuildAskedFor() {
        String mode = System.getProperty("arenite.mode", "");
        assumeTrue(!mode.isEmpty(), "the build did not start this run");
        Set<String> options = options();
        System.out.println("mode=" + mode + " options=" + options);
        Set<String> expected =
                switch (mode) {
                    case "granted" -> Set.of(GRANT, DENIAL);
                    case "undecided" -> Set.of();
                    case "denied" -> Set.of(DENIAL);
                    case "debug" -> Set.of(GRANT, DENIAL, DEBUG);
                    default -> throw new AssertionError("unknown mode=" + mode);
                };
        assertEquals(expected, options);
    }

    private static Set<String> options() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(it -> it.contains("native-access") || it.startsWith("-Darenite.debug"))
                .collect(Collectors.toSet());
    }
}
