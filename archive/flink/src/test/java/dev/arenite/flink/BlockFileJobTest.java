package dev.arenite.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.block.BlockFileWriter;
import dev.arenite.archive.block.BlockOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.flink.Evolved.Account;
import dev.arenite.flink.Evolved.AccountBefore;
import dev.arenite.flink.Records.Address;
import dev.arenite.scratch.Scratch;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@Timeout(300)
final class BlockFileJobTest {

    private static final int ADDRESSES = 60_000;
    private static final int BLOCK_BYTES = 4096;
    private static final int SPLIT_BYTES = 100_000;
    private static final int FAILURES = 4;

    /// Each failure is at one of so many records of a subtask behind a checkpoint. Together they
    /// leave some of the file to be read.
    private static final int FAILS_WITHIN = 2000;

    private static final long SEED = Long.getLong("arenite.seed", 17);

    @TempDir private Path directory;

    private static <T> void write(Path file, ArchiveType<T, ?> type, Iterable<T> values)
            throws IOException {
        BlockOptions options = BlockOptions.DEFAULT.withTargetBytes(BLOCK_BYTES);
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = Scratch.ofConfined("test");
                var writer = BlockFileWriter.create(file, type, options, arena, scratch)) {
            for (T value : values) {
                writer.add(value);
            }
            writer.finish();
        }
    }

    private Path addresses(int count) throws IOException {
        Path file = directory.resolve("addresses.blocks");
        write(
                file,
                ArchivedAddress.TYPE,
                () -> IntStream.range(0, count).mapToObj(BlockFileJobTest::address).iterator());
        return file;
    }

    private static Address address(int number) {
        return new Address("street of number " + number, number);
    }

    private static FileSourceSplit split(Path file, long offset, long length) throws IOException {
        return new FileSourceSplit(
                "split",
                new org.apache.flink.core.fs.Path(file.toUri()),
                offset,
                length,
                0,
                Files.size(file));
    }

    private static <E> List<RecordAndPosition<E>> readAll(BulkFormat.Reader<E> reader)
            throws IOException {
        List<RecordAndPosition<E>> all = new ArrayList<>();
        try (reader) {
            for (var batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
                for (var next = batch.next(); next != null; next = batch.next()) {
                    all.add(
                            new RecordAndPosition<>(
                                    next.getRecord(), next.getOffset(), next.getRecordSkipCount()));
                }
            }
        }
        return all;
    }

    @Test
    void eachBlockIsReadByOneSplit() throws IOException {
        Path file = addresses(3000);
        Random random = new Random(17);
        var format = BlockFileFormat.of(Address.class);
        List<Address> read = new ArrayList<>();
        for (long offset = 0, length; offset < Files.size(file); offset += length) {
            length = 1L + random.nextInt(3 * BLOCK_BYTES);
            readAll(format.createReader(new Configuration(), split(file, offset, length)))
                    .forEach(next -> read.add(next.getRecord()));
        }
        assertEquals(IntStream.range(0, 3000).mapToObj(BlockFileJobTest::address).toList(), read);
    }

    @Test
    void aReaderGoesOnBehindAnyRecord() throws IOException {
        Path file = addresses(1000);
        var format = BlockFileFormat.of(ArchivedAddress.class);
        FileSourceSplit split = split(file, 0, Files.size(file));
        var all = readAll(format.createReader(new Configuration(), split));
        assertEquals(1000, all.size());
        for (int i = 0; i < all.size(); i += 7) {
            var position =
                    new CheckpointedPosition(
                            all.get(i).getOffset(), all.get(i).getRecordSkipCount());
            var rest =
                    readAll(
                            format.restoreReader(
                                    new Configuration(),
                                    split.updateWithCheckpointedPosition(position)));
            assertEquals(1000 - i - 1, rest.size());
            if (!rest.isEmpty()) {
                assertEquals(address(i + 1), rest.getFirst().getRecord().read());
            }
        }
    }

    @Test
    void aFileOfAnOlderRecordIsReadAsThatOfToday() throws IOException {
        Path file = directory.resolve("accounts.blocks");
        write(file, ArchivedAccountBefore.TYPE, List.of(new AccountBefore(7, "Ada Lovelace")));
        FileSourceSplit split = split(file, 0, Files.size(file));
        Account today = new Account(7, "Ada Lovelace", Optional.empty());
        var values = BlockFileFormat.of(Account.class).createReader(new Configuration(), split);
        assertEquals(today, readAll(values).getFirst().getRecord());
        var views =
                BlockFileFormat.of(ArchivedAccount.class).createReader(new Configuration(), split);
        assertEquals(today, readAll(views).getFirst().getRecord().read());
    }

    @Test
    void nothingIsLostAndNothingComesTwiceWhereJobsFail() throws Exception {
        Path file = addresses(ADDRESSES);
        Path sink = directory.resolve("sink");
        FailingMap.plan(SEED, FAILURES);
        try (TestCluster cluster = TestCluster.start()) {
            Configuration configuration = TestCluster.configuration(directory, FAILURES);
            StreamExecutionEnvironment environment =
                    cluster.environment(configuration, 2, List.of());
            FileSource<ArchivedAddress> source =
                    FileSource.forBulkFileFormat(
                                    new WaitingFormat<>(BlockFileFormat.of(ArchivedAddress.class)),
                                    new org.apache.flink.core.fs.Path(file.toUri()))
                            .setFileEnumerator(() -> new BlockFileEnumerator(SPLIT_BYTES))
                            .build();
            DataStream<ArchivedAddress> views =
                    environment
                            .fromSource(source, WatermarkStrategy.noWatermarks(), "addresses")
                            .rebalance()
                            .map(
                                    new FailingMap<>(
                                            ViewTypeInfo.of(ArchivedAddress.class), FAILS_WITHIN));
            views.sinkTo(
                    FileSink.forBulkFormat(
                                    new org.apache.flink.core.fs.Path(sink.toUri()),
                                    BlockFileWriterFactory.of(ArchivedAddress.class))
                            .build());
            environment.execute("copy");
        }
        assertEquals(FAILURES, FailingMap.failed());
        assertEquals(FAILURES, FailingMap.restored());
        assertEquals(
                IntStream.range(0, ADDRESSES).boxed().toList(),
                numbers(sink).stream().sorted().toList(),
                () -> "seed=" + SEED);
    }

    /// Returns the numbers of all addresses that a sink has committed.
    static List<Integer> numbers(Path sink) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(sink)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                if (!path.getFileName().toString().startsWith(".")) {
                    try (var part = BlockFile.open(path, ArchivedAddress.TYPE)) {
                        part.forEach(address -> numbers.add(address.number()));
                    }
                }
            }
        }
        return numbers;
    }
}
