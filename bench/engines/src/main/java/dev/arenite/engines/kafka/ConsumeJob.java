package dev.arenite.engines.kafka;

import dev.arenite.engines.record.Records;
import dev.arenite.engines.turn.Track;
import dev.arenite.engines.turn.Turns;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Consumes messages from a broker in this process, and reads three fields of each.
@Command(name = "ConsumeJob", mixinStandardHelpOptions = true)
public final class ConsumeJob extends Turns {

    private static final long RECORDS = 1_000_000;

    @Option(
            names = "--compression",
            defaultValue = "none",
            description = "none, lz4, zstd, snappy or gzip (default: ${DEFAULT-VALUE})")
    private String compression = "";

    ConsumeJob(PrintWriter out) {
        super(RECORDS, Formats.NAMES, out);
    }

    /// Consumes messages of each format: `--help` has the options.
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new ConsumeJob(out)).execute(arguments));
    }

    @Override
    protected Track track(Records kind, long count) throws Exception {
        return TopicTrack.start(kind, count, compression);
    }
}
