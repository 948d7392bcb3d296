package dev.arenite.comparison.run;

import dev.arenite.comparison.report.Json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// The peers that `peers.json` lists.
final class Peers {

    private final List<Peer> all;

    Peers(List<Peer> all) {
        this.all = List.copyOf(all);
    }

    /// Returns the peers of the comparison.
    static Peers ofComparison() {
        try (InputStream in =
                Objects.requireNonNull(Peers.class.getResourceAsStream("peers.json"))) {
            return new Peers(List.of(Json.read(in, Peer[].class)));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    /// Returns the peer of a contender: of several the one with the longest name.
    ///
    /// @throws IllegalArgumentException if there is none
    Peer of(String contender) {
        return all.stream()
                .filter(peer -> peer.has(contender))
                .max(Comparator.comparingInt(peer -> peer.name().length()))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "contender must have a peer in peers.json: contender="
                                                + contender));
    }
}
