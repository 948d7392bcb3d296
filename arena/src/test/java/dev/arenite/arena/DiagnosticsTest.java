package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.arenite.mistakes.Mistakes;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Makes every mistake that a detector is there for, in a JVM of its own with the detector switched
/// on, and reads what it says; and runs the same with it off.
final class DiagnosticsTest {

    @TempDir private Path directory;

    @Test
    void aWriteBehindAnAllocationIsFoundByItsCanary() throws Exception {
        String output = run("overrun", "-Darenite.debug=true");
        assertTrue(
                output.startsWith(
                        "memory behind an allocation was overwritten: arena=mistaken offset=16"
                                + " allocatedAt="),
                output);
        assertTrue(output.contains("Mistakes.overrun"), output);
        assertEquals("nothing found\n", run("overrun"));
    }

    @Test
    void aWriteBehindAnAllocationIsFoundWhenItsFrameIsClosed() throws Exception {
        String output = run("overrunInFrame", "-Darenite.debug=true");
        assertTrue(output.startsWith("memory behind an allocation was overwritten"), output);
        assertEquals("nothing found\n", run("overrunInFrame"));
    }

    @Test
    void aWriteAfterClearIsFoundByThePoison() throws Exception {
        assertGivenBackAt("offset=40", "writeAfterClear");
        assertEquals("nothing found\n", run("writeAfterClear"));
    }

    @Test
    void aWriteAfterAFrameIsFoundByThePoison() throws Exception {
        assertGivenBackAt("offset=4", "writeAfterRewind");
        assertEquals("nothing found\n", run("writeAfterRewind"));
    }

    @Test
    void aWriteAfterFramesNamesTheOneThatGaveTheByteBack() throws Exception {
        assertGivenBackAt("offset=20", "writeAfterInnerFrame");
        assertGivenBackAt("offset=4", "writeAfterOuterFrame");
        assertEquals("nothing found\n", run("writeAfterInnerFrame"));
    }

    private static void assertGivenBackAt(String offset, String mistake) throws Exception {
        String output = run(mistake, "-Darenite.debug=true", "--enable-native-access=ALL-UNNAMED");
        String expected =
                "memory was written after it was given back: arena=mistaken "
                        + offset
                        + " givenBackAt=";
        assertTrue(output.startsWith(expected), output);
        assertTrue(output.contains("Mistakes." + mistake + "("), output);
    }

    @Test
    void aForgottenArenaIsReportedWithItsNameAndInParanoidWhereItWasMade() throws Exception {
        assertEquals(
                "arena was not closed: arena=forgotten reservedBytes=8192\n",
                run("forget", "-Darenite.leak=simple"));
        String paranoid = run("forget", "-Darenite.leak=paranoid");
        assertTrue(
                paranoid.startsWith("arena was not closed: arena=forgotten reservedBytes=8192\n"),
                paranoid);
        assertTrue(paranoid.contains("Mistakes.makeAndForget"), paranoid);
    }

    @Test
    void anArenaThatItsThreadHasForgottenIsReportedAfterTheEndOfTheThread() throws Exception {
        assertEquals(
                "arena was not closed: arena=forgotten reservedBytes=8192\n",
                run("forgetInThread", "-Darenite.leak=simple"));
    }

    @Test
    void aClosedArenaIsNotReported() throws Exception {
        assertEquals("nothing found\n", run("closeProperly", "-Darenite.leak=paranoid"));
    }

    @Test
    void anArenaIsClosedEvenIfACleanupActionHasThrown() throws Exception {
        String[] options = {"-Darenite.leak=simple", "--enable-native-access=ALL-UNNAMED"};
        assertEquals("nothing found\n", run("closeWithFailingCleanup", options));
    }

    /// It would take a fifth of a second of each process.
    @Test
    void theFlightRecorderIsLeftAloneWhereNobodyRecords() throws Exception {
        String output = run("closeProperly", "-Xlog:class+load:stdout");
        assertTrue(output.contains("dev.arenite.arena.BumpArena"), output);
        assertTrue(output.contains("nothing found\n"), output);
        assertFalse(output.contains("jdk.jfr.internal.MetadataRepository"), output);
        assertFalse(output.contains("dev.arenite.arena.FlightRecorderEvents"), output);
    }

    @Test
    void anInvalidSwitchIsNamedWheneverAnArenaIsMade() throws Exception {
        String leak = "arenite.leak must be one of [off, simple, paranoid]: arenite.leak=yes\n";
        assertEquals(leak + leak + "nothing found\n", run("makeTwo", "-Darenite.leak=yes"));
        String debug = "arenite.debug must be one of [false, true]: arenite.debug=1\n";
        assertEquals(debug + debug + "nothing found\n", run("makeTwo", "-Darenite.debug=1"));
        assertEquals(
                "nothing found\n", run("makeTwo", "-Darenite.leak=OFF", "-Darenite.debug=True"));
    }

    @Test
    void thatMemoryIsNotRetainedIsToldOnceAndOnlyWhereAccessIsMissing() throws Exception {
        assertEquals(
                "retainsMemory=false\n"
                        + "dev.arenite.MemoryNotRetained arena=first"
                        + " option=--enable-native-access=ALL-UNNAMED\n"
                        + "nothing found\n",
                run("record"));
        assertEquals(
                "retainsMemory=false\n"
                        + "dev.arenite.MemoryNotRetained arena=first"
                        + " option=--enable-native-access=dev.arenite.arena\n"
                        + "nothing found\n",
                runInModule("record", "--illegal-native-access=deny"));
        assertEquals(
                "retainsMemory=true\nnothing found\n",
                run("record", "--enable-native-access=ALL-UNNAMED"));
    }

    @Test
    void nothingIsPrintedWhateverNativeAccessIsGranted() throws Exception {
        assertEquals("nothing found\n", run("work"));
        assertEquals("nothing found\n", run("work", "--illegal-native-access=deny"));
        assertEquals("nothing found\n", run("work", "--enable-native-access=ALL-UNNAMED"));
    }

    /// Only the caller of native code needs the access; the arena may have it, or be denied it.
    @Test
    void whatANativeCallUsesIsNotEndedWhateverNativeAccessIsGranted() throws Exception {
        assertNothingFoundWhateverIsGranted("endWhileInUse");
    }

    /// A cleanup action runs between two states of the arena.
    @Test
    void aCleanupActionIsRefusedWhateverNativeAccessIsGranted() throws Exception {
        assertNothingFoundWhateverIsGranted("callFromCleanup");
    }

    private static void assertNothingFoundWhateverIsGranted(String mistake) throws Exception {
        String caller = "--enable-native-access=ALL-UNNAMED";
        assertEquals(
                "granted=true\nnothing found\n",
                runInModule(mistake, caller + ",dev.arenite.arena"));
        for (String option :
                List.of("-ea", "--illegal-native-access=deny", "-Darenite.debug=true")) {
            assertEquals("granted=false\nnothing found\n", runInModule(mistake, caller, option));
        }
    }

    @Test
    void noOtherModuleIsNeeded() throws Exception {
        assertEquals("nothing found\n", run("work", "--limit-modules=java.base"));
    }

    @Test
    void flightRecorderSeesWhatArenasDo() throws Exception {
        Path file = directory.resolve("arenas.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("dev.arenite.ArenaClear");
            recording.start();
            ArenaOptions options = ArenaOptions.named("watched").withLimitBytes(20_000);
            try (BumpArena arena = BumpArena.ofConfined(options)) {
                arena.allocateOffset(100, 1);
                arena.tryAllocate(30_000, 8);
                arena.clear();
            }
            new ArenaLeak("watched", 7, null).report();
            recording.stop();
            recording.dump(file);
        }
        var counts = new TreeMap<String, Integer>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            String name = event.getEventType().getName();
            if (name.startsWith("dev.arenite.") && event.getString("arena").equals("watched")) {
                counts.merge(name, 1, Integer::sum);
            }
        }
        assertEquals(
                "{dev.arenite.ArenaClear=1, dev.arenite.ArenaLeak=1, dev.arenite.ChunkAllocation=1,"
                        + " dev.arenite.ChunkRelease=1, dev.arenite.LimitExceeded=1}",
                counts.toString());
    }

    private static String run(String mistake, String... options)
            throws IOException, InterruptedException {
        return launch(
                mistake,
                options,
                "-cp",
                location(BumpArena.class) + ":" + location(Mistakes.class));
    }

    /// Runs with the arena as a module of its own, and its caller outside.
    private static String runInModule(String mistake, String... options)
            throws IOException, InterruptedException {
        return launch(
                mistake,
                options,
                "--module-path",
                location(BumpArena.class),
                "--add-modules=dev.arenite.arena",
                "-cp",
                location(Mistakes.class));
    }

    private static String launch(String mistake, String[] options, String... paths)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(paths));
        command.addAll(List.of(Mistakes.class.getName(), mistake));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), mistake);
        assertEquals(0, process.exitValue(), output);
        return output;
    }

    /// Returns the directory of classes that a class was loaded from; in a patched module it is not
    /// the module's.
    private static String location(Class<?> type) {
        Path module = Path.of("target", "classes");
        Path tests = Path.of("target", "test-classes");
        return (type == BumpArena.class ? module : tests).toAbsolutePath().toString();
    }
}
