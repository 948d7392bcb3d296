package dev.arenite.comparison.report;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// How contenders start: by data set, then by contender.
public record Firsts(Map<String, Map<String, First>> contenders) {

    /// The starts of one contender.
    ///
    /// @param plain   without any flag
    /// @param flagged with the peer's flags, null if that is not needed
    public record First(Start plain, @Nullable Start flagged) {}

    /// Fresh virtual machines with the same flags.
    ///
    /// @param flags      what was given to `java`
    /// @param millis     for each machine, from making the contender until the first value is
    /// encoded
    ///                   and decoded
    /// @param mainMillis for each machine, from the start of `main` until then
    /// @param warnings   the lines that one of them printed
    /// @param failure    why there is no figure, empty if there is one
    public record Start(
            List<String> flags,
            List<Double> millis,
            List<Double> mainMillis,
            List<String> warnings,
            String failure) {}

    /// Returns the starts of a contender, null if it was not started.
    public @Nullable First of(String dataSet, String contender) {
        return contenders.getOrDefault(dataSet, Map.of()).get(contender);
    }
}
