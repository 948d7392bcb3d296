package dev.arenite.mistakes;

import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Arenas that may lack native access, and what Flight Recorder is told of that.
final class NotRetained {

    private NotRetained() {}

    static void record() throws IOException {
        use("unheard");
        Path file = Files.createTempFile("arenas", ".jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            use("first");
            use("second");
            recording.stop();
            recording.dump(file);
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                String name = event.getEventType().getName();
                if (name.equals("dev.arenite.MemoryNotRetained")) {
                    String arena = event.getString("arena");
                    String option = event.getString("option");
                    System.out.println(name + " arena=" + arena + " option=" + option);
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void use(String name) {
        try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named(name))) {
            arena.allocate(8, 8);
            arena.clear();
            arena.allocate(8, 8);
            if (name.equals("unheard")) {
                System.out.println("retainsMemory=" + arena.stats().retainsMemory());
            }
        }
    }
}
