package dev.arenite.comparison.report;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;

/// Where and by what a comparison was run.
///
/// @param date       the day and time it began, in ISO form and UTC
/// @param cpu        the model of the processor
/// @param cores      the processors that the JVM sees
/// @param kernel     the operating system and its version
/// @param jdk        the virtual machine and its version
/// @param peers      the versions of the peers, by their names
/// @param command    what was run
/// @param forks      the virtual machines for each contender and operation
/// @param conditions what contenders are timed under
public record Machine(
        String date,
        String cpu,
        int cores,
        String kernel,
        String jdk,
        Map<String, String> peers,
        String command,
        int forks,
        @Nullable Conditions conditions) {

    /// Returns what contenders are timed under. Results of before there was a choice do not have
    /// it.
    @Override
    public Conditions conditions() {
        return Objects.requireNonNullElse(conditions, Conditions.PLAIN);
    }
}
