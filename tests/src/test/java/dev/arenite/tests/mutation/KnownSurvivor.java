package dev.arenite.tests.mutation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Mutants that no test can or should kill.
///
/// @param site   where they are
/// @param count  how many there are at most
/// @param reason why they are no gap in the tests
record KnownSurvivor(MutationSite site, int count, String reason) {

    private static final String LIST = "/mutation/survivors.csv";

    /// Returns the list that stands beside the tests: class, method, mutator, count, reason.
    static List<KnownSurvivor> all() throws IOException {
        InputStream list = KnownSurvivor.class.getResourceAsStream(LIST);
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(list, LIST), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(KnownSurvivor::parse).toList();
        }
    }

    static KnownSurvivor parse(String text) {
        String[] fields = text.split(",", 5);
        return new KnownSurvivor(
                new MutationSite(fields[0], fields[1], fields[2]),
                Integer.parseInt(fields[3]),
                fields[4]);
    }
}
