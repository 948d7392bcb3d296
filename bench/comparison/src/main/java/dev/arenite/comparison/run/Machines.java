package dev.arenite.comparison.run;

import dev.arenite.comparison.report.Conditions;
import dev.arenite.comparison.report.Machine;
import dev.arenite.comparison.report.Sizes;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Finds out about the machine that this program runs on.
final class Machines {

    private Machines() {}

    /// Returns this machine.
    ///
    /// @param peers   what is compared, for its versions
    /// @param command what was run
    static Machine current(
            Map<String, Sizes.Footprint> peers,
            LocalDateTime date,
            String command,
            int forks,
            Conditions conditions)
            throws IOException {
        Map<String, String> versions = new LinkedHashMap<>();
        peers.forEach(
                (name, footprint) -> {
                    if (!footprint.version().isEmpty()) {
                        versions.put(name, footprint.version());
                    }
                });
        return new Machine(
                Objects.toString(date.truncatedTo(ChronoUnit.MINUTES)),
                Processor.name(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                versions,
                command,
                forks,
                conditions);
    }
}
