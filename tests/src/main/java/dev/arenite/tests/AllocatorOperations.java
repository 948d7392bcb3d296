package dev.arenite.tests;

import dev.arenite.tests.AllocatorOperation.Allocate;
import dev.arenite.tests.AllocatorOperation.AllocateElements;
import dev.arenite.tests.AllocatorOperation.AllocateFrom;
import dev.arenite.tests.AllocatorOperation.Clear;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Makes sequences of operations of an allocator.
final class AllocatorOperations {

    private static final AllocatorSource[] SOURCES = AllocatorSource.values();

    /// This number of blocks makes the tables of an implementation grow a few times.
    private static final int GROWN = 300;

    private static final long[] UNLIKELY_COUNTS = {
        -1, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE / 4 + 1, 1L << 61
    };

    private AllocatorOperations() {}

    /// Returns sequences for jqwik: mixed sequences are short, those of tiny blocks or of blocks of
    /// one size are long.
    static Arbitrary<List<AllocatorOperation>> sequences(int most) {
        return Arbitraries.randomValue(
                seed -> sequence(new SplittableRandom(seed.nextLong()), most));
    }

    private static List<AllocatorOperation> sequence(SplittableRandom random, int most) {
        return switch (random.nextInt(20)) {
            case 0 -> repeat(random.nextInt(GROWN), () -> tiny(random));
            case 1 -> uniform(random);
            default -> repeat(random.nextInt(most + 1), () -> operation(random));
        };
    }

    private static List<AllocatorOperation> repeat(
            int length, Supplier<AllocatorOperation> choice) {
        return Stream.generate(choice).limit(length).toList();
    }

    private static AllocatorOperation tiny(SplittableRandom random) {
        return random.nextInt(100) == 0 ? operation(random) : new Allocate(random.nextInt(3), 1);
    }

    private static List<AllocatorOperation> uniform(SplittableRandom random) {
        Allocate block = new Allocate(8L << random.nextInt(6), random.nextBoolean() ? 1 : 8);
        return repeat(
                random.nextInt(GROWN), () -> random.nextInt(30) == 0 ? operation(random) : block);
    }

    private static AllocatorOperation operation(SplittableRandom random) {
        int kind = random.nextInt(100);
        if (kind < 60) {
            return new Allocate(Requests.size(random), Requests.alignment(random));
        } else if (kind < 85) {
            AllocatorSource source = SOURCES[random.nextInt(SOURCES.length)];
            return new AllocateFrom(source, length(random), random.nextInt(4) == 0);
        } else if (kind < 92) {
            return new AllocateElements(count(random), 1L << random.nextInt(4));
        }
        return new Clear();
    }

    private static long length(SplittableRandom random) {
        return random.nextInt(10) == 0 ? random.nextLong(3000) : random.nextLong(40);
    }

    private static long count(SplittableRandom random) {
        return random.nextInt(8) == 0
                ? UNLIKELY_COUNTS[random.nextInt(UNLIKELY_COUNTS.length)]
                : length(random);
    }
}
