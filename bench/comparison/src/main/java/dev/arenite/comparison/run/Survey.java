package dev.arenite.comparison.run;

import dev.arenite.comparison.report.Firsts;
import dev.arenite.comparison.report.Sizes;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Tries all contenders of a choice, each in virtual machines of its own: sizes and first values.
final class Survey {

    private static final Pattern FOLDERS = Pattern.compile("file:\\S*/");

    private static final int MOST_WARNINGS = 8;
    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    private final Peers peers;
    private final Map<String, List<String>> chosen;

    /// @param chosen the names of contenders, by data set
    Survey(Peers peers, Map<String, List<String>> chosen) {
        this.peers = peers;
        this.chosen = chosen;
    }

    /// Returns the sizes. A contender that does not work has the reason instead.
    Sizes sizes() throws IOException {
        Map<String, Sizes.Footprint> footprints = new LinkedHashMap<>();
        Footprints ofThisProgram = Footprints.ofThisProgram();
        Map<String, Map<String, Sizes.Size>> sizes = new LinkedHashMap<>();
        for (String dataSet : chosen.keySet()) {
            Map<String, Sizes.Size> ofDataSet = new LinkedHashMap<>();
            for (String contender : chosen.getOrDefault(dataSet, List.of())) {
                Peer peer = peers.of(contender);
                ofDataSet.put(contender, size(dataSet, contender, peer));
                if (!footprints.containsKey(peer.name())) {
                    footprints.put(peer.name(), ofThisProgram.of(peer));
                }
            }
            sizes.put(dataSet, ofDataSet);
        }
        return new Sizes(sizes, footprints);
    }

    private static Sizes.Size size(String dataSet, String contender, Peer peer) throws IOException {
        List<String> flags = new ArrayList<>(peer.flags());
        flags.add(NATIVE_ACCESS);
        Child child = Child.run(flags, SizeOf.class, dataSet, contender);
        return child.status() == 0
                ? SizeOf.read(child.answer(SizeOf.ANSWER))
                : Sizes.Size.failed(child.failure());
    }

    /// Returns the first values.
    ///
    /// @param machines the fresh virtual machines for each contender
    Firsts firsts(int machines) throws IOException {
        Map<String, Map<String, Firsts.First>> firsts = new LinkedHashMap<>();
        for (String dataSet : chosen.keySet()) {
            Map<String, Firsts.First> ofDataSet = new LinkedHashMap<>();
            for (String contender : chosen.getOrDefault(dataSet, List.of())) {
                List<String> flags = peers.of(contender).flags();
                ofDataSet.put(contender, first(dataSet, contender, flags, machines));
            }
            firsts.put(dataSet, ofDataSet);
        }
        return new Firsts(firsts);
    }

    private static Firsts.First first(
            String dataSet, String contender, List<String> flags, int machines) throws IOException {
        Firsts.Start plain = start(dataSet, contender, List.of(), machines);
        boolean isClean = plain.failure().isEmpty() && plain.warnings().isEmpty();
        Firsts.@Nullable Start flagged =
                isClean || flags.isEmpty() ? null : start(dataSet, contender, flags, machines);
        return new Firsts.First(plain, flagged);
    }

    private static Firsts.Start start(
            String dataSet, String contender, List<String> flags, int machines) throws IOException {
        List<Double> millis = new ArrayList<>();
        List<Double> mainMillis = new ArrayList<>();
        List<String> warnings = List.of();
        for (int machine = 0; machine < machines; machine++) {
            Child child = Child.run(flags, FirstValue.class, dataSet, contender);
            if (child.status() != 0) {
                return new Firsts.Start(flags, List.of(), List.of(), List.of(), child.failure());
            }
            List<String> nanos = child.answer(FirstValue.ANSWER);
            millis.add(Long.parseLong(nanos.get(0)) / 1e6);
            mainMillis.add(Long.parseLong(nanos.get(1)) / 1e6);
            warnings =
                    child.err().stream().limit(MOST_WARNINGS).map(Survey::withoutFolders).toList();
        }
        return new Firsts.Start(flags, millis, mainMillis, warnings, "");
    }

    /// Returns a line with the names of files alone: results are published, and their folders say
    /// nothing about the contender.
    static String withoutFolders(String line) {
        return FOLDERS.matcher(line).replaceAll("");
    }
}
