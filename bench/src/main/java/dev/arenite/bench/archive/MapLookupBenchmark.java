package dev.arenite.bench.archive;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.map.ArchivedMap;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedString;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// A lookup in a map where it lies, and in the `HashMap` that it is deserialized to. Each call asks
/// for the next key of a random order, all of which are there; keys are objects of their own, not
/// those of the map.
///
/// `HashMap` finds the hash of a text in the object that is asked for, once it has been computed;
/// `...NewKey` asks with a text whose hash nobody knows, as one that has just been received.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
public class MapLookupBenchmark {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final ArchiveType<Map<String, Long>, ArchivedMap<String, ArchivedString, Long>>
            BY_TEXT = TYPES.hashMap(TYPES.string(), TYPES.i64());
    private static final ArchiveType<Map<Long, Long>, ArchivedMap<Long, Long, Long>> BY_NUMBER =
            TYPES.hashMap(TYPES.i64(), TYPES.i64());

    /// The entries and their keys are objects; the standard limits are for a million.
    private static final CheckLimits LIMITS = CheckLimits.DEFAULT.withMaxObjects(10_000_000);

    /// The number of keys.
    @Param({"100", "1000", "10000", "100000", "1000000"})
    public int keys = 100;

    private final List<String> texts = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private Map<String, Long> mapByText = new HashMap<>();
    private Map<Long, Long> mapByNumber = new HashMap<>();

    // JMH calls setUp first.
    @SuppressWarnings("NullAway.Init")
    private ArchivedMap<String, ArchivedString, Long> archivedByText;

    @SuppressWarnings("NullAway.Init")
    private ArchivedMap<Long, Long, Long> archivedByNumber;

    private int next;

    /// Writes both maps, and demands that each key is found in each.
    @Setup
    public void setUp() {
        for (int i = 0; i < keys; i++) {
            mapByText.put(text(i), 3L * i);
            mapByNumber.put(number(i), 3L * i);
        }
        Arena arena = Arena.global();
        MemorySegment texted = Archive.toSegment(BY_TEXT, mapByText, arena, LIMITS);
        MemorySegment numbered = Archive.toSegment(BY_NUMBER, mapByNumber, arena, LIMITS);
        archivedByText = Archive.access(BY_TEXT, texted, LIMITS);
        archivedByNumber = Archive.access(BY_NUMBER, numbered, LIMITS);
        // The maps are the ones that the archives are read as.
        mapByText = Archive.read(BY_TEXT, texted, LIMITS);
        mapByNumber = Archive.read(BY_NUMBER, numbered, LIMITS);
        for (int i = 0; i < keys; i++) {
            texts.add(text(i));
            numbers.add(number(i));
        }
        Collections.shuffle(texts, new Random(1));
        Collections.shuffle(numbers, new Random(1));
        texts.forEach(text -> requireSame(archivedByText.get(text), mapByText.get(text)));
        numbers.forEach(key -> requireSame(archivedByNumber.get(key), mapByNumber.get(key)));
    }

    private static void requireSame(Optional<Long> archived, @Nullable Long expected) {
        if (expected == null || !archived.equals(Optional.of(expected))) {
            throw new IllegalStateException(
                    "value must be that of the map: archived=" + archived + " map=" + expected);
        }
    }

    private static String text(int index) {
        return "com/example/service/Handler" + index * 2_654_435_761L;
    }

    private static Long number(int index) {
        return index * 2_654_435_761L;
    }

    private int next() {
        next = next + 1 == keys ? 0 : next + 1;
        return next;
    }

    /// Text, in place.
    @Benchmark
    public long archivedText() {
        return archivedByText.get(texts.get(next())).orElseThrow();
    }

    /// A number, in place.
    @Benchmark
    public long archivedNumber() {
        return archivedByNumber.get(numbers.get(next())).orElseThrow();
    }

    /// Text, its hash in its object.
    @Benchmark
    public long mapText() {
        return find(mapByText, texts.get(next()));
    }

    /// A number.
    @Benchmark
    public long mapNumber() {
        return find(mapByNumber, numbers.get(next()));
    }

    /// Text that has just been made, in place.
    @Benchmark
    public long archivedTextNewKey() {
        return archivedByText.get(new String(texts.get(next()).toCharArray())).orElseThrow();
    }

    /// Text that has just been made.
    @Benchmark
    public long mapTextNewKey() {
        return find(mapByText, new String(texts.get(next()).toCharArray()));
    }

    private static <K> long find(Map<K, Long> map, K key) {
        Long value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("key must be there: key=" + key);
        }
        return value;
    }
}
