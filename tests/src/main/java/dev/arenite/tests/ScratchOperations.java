package dev.arenite.tests;

import dev.arenite.tests.ScratchOperation.Clear;
import dev.arenite.tests.ScratchOperation.Enter;
import dev.arenite.tests.ScratchOperation.Leave;
import dev.arenite.tests.ScratchOperation.LeaveAgain;
import dev.arenite.tests.ScratchOperation.LeaveOuter;
import dev.arenite.tests.ScratchOperation.Pop;
import dev.arenite.tests.ScratchOperation.PopWrong;
import dev.arenite.tests.ScratchOperation.Push;
import dev.arenite.tests.ScratchOperation.PushOffset;
import dev.arenite.tests.ScratchOperation.Release;
import dev.arenite.tests.ScratchOperation.Wrong;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Makes sequences of operations. [Shrinker] shortens the sequences that fail, so jqwik, which
/// draws the sequences, need not know their elements.
public final class ScratchOperations {

    private static final List<Wrong> WRONG = List.of(Wrong.values());

    /// This number of entries makes the tables of an implementation grow a few times.
    private static final int GROWN = 500;

    private static final int DEEP = 150;

    private ScratchOperations() {}

    /// Returns a sequence for a long run: mixed, or one that fills the memory or the tables.
    ///
    /// @param random the source of the choices
    /// @param length the number of operations
    public static List<ScratchOperation> sequence(SplittableRandom random, int length) {
        return switch (random.nextInt(10)) {
            case 0 -> growing(random, length, 2);
            case 1 -> growing(random, length, 40);
            case 2 -> uniform(random, length);
            default -> mixed(random, length);
        };
    }

    /// Returns sequences of the same kinds for jqwik: mixed sequences are short, the others long
    /// enough.
    static Arbitrary<List<ScratchOperation>> sequences(int most) {
        return drawn(
                random ->
                        switch (random.nextInt(20)) {
                            case 0 -> growing(random, random.nextInt(GROWN), 2);
                            case 1 -> growing(random, random.nextInt(GROWN), 40);
                            case 2 -> uniform(random, random.nextInt(GROWN));
                            default -> mixed(random, random.nextInt(most + 1));
                        });
    }

    /// Returns mixed sequences for jqwik.
    static Arbitrary<List<ScratchOperation>> shortSequences(int most) {
        return drawn(random -> mixed(random, random.nextInt(most + 1)));
    }

    /// Returns code within frames, for jqwik: it nests more often than it comes back, every other
    /// time nests deeply, and sometimes very deeply.
    static Arbitrary<List<ScratchOperation>> code(int most) {
        return drawn(
                random ->
                        switch (random.nextInt(16)) {
                            case 0 -> code(random, random.nextInt(most, DEEP), 30, 1);
                            case 1, 2, 3, 4, 5, 6, 7 ->
                                    code(random, random.nextInt(most / 2, most + 1), 12, 1);
                            default -> code(random, random.nextInt(most + 1), 5, 2);
                        });
    }

    private static Arbitrary<List<ScratchOperation>> drawn(
            Function<SplittableRandom, List<ScratchOperation>> choice) {
        return Arbitraries.randomValue(
                random -> choice.apply(new SplittableRandom(random.nextLong())));
    }

    private static List<ScratchOperation> mixed(SplittableRandom random, int length) {
        return repeat(length, () -> operation(random));
    }

    private static List<ScratchOperation> repeat(int length, Supplier<ScratchOperation> choice) {
        return Stream.generate(choice).limit(length).toList();
    }

    private static ScratchOperation operation(SplittableRandom random) {
        int kind = random.nextInt(100);
        if (kind < 28) {
            return new Push(Requests.size(random), Requests.alignment(random));
        } else if (kind < 42) {
            return new PushOffset(Requests.size(random), Requests.alignment(random));
        } else if (kind < 60) {
            return new Pop();
        } else if (kind < 69) {
            return new PopWrong(WRONG.get(random.nextInt(WRONG.size())));
        } else if (kind < 75) {
            return new Release(random.nextInt(6));
        } else if (kind < 85) {
            return new Enter();
        } else if (kind < 92) {
            return new Leave();
        } else if (kind < 94) {
            return new LeaveOuter();
        }
        return kind < 96 ? new LeaveAgain() : new Clear();
    }

    /// Takes many tiny blocks, opens frames among them, and rarely gives blocks back.
    ///
    /// @param enters the number of operations in a hundred that open a frame
    private static List<ScratchOperation> growing(SplittableRandom random, int length, int enters) {
        return repeat(
                length,
                () -> {
                    int kind = random.nextInt(100);
                    if (kind < enters) {
                        return new Enter();
                    } else if (kind == 99) {
                        return new Release(random.nextInt(GROWN));
                    } else if (kind < 93) {
                        return tiny(random);
                    }
                    return kind < 95 ? new Leave() : operation(random);
                });
    }

    private static ScratchOperation tiny(SplittableRandom random) {
        int byteSize = random.nextInt(3);
        return random.nextInt(4) == 0 ? new PushOffset(byteSize, 1) : new Push(byteSize, 1);
    }

    /// Takes and gives back blocks of one size: that fills memory exactly, again and again.
    private static List<ScratchOperation> uniform(SplittableRandom random, int length) {
        long byteSize = 8L << random.nextInt(6);
        long byteAlignment = random.nextBoolean() ? 1 : 8;
        return repeat(
                length,
                () -> {
                    int kind = random.nextInt(100);
                    if (kind < 60) {
                        return new Push(byteSize, byteAlignment);
                    } else if (kind < 70) {
                        return new PushOffset(byteSize, byteAlignment);
                    } else if (kind < 80) {
                        return new Pop();
                    }
                    return kind < 85 ? new Release(random.nextInt(20)) : operation(random);
                });
    }

    private static List<ScratchOperation> code(
            SplittableRandom random, int length, int enters, int leaves) {
        return repeat(length, () -> step(random, enters, leaves));
    }

    private static ScratchOperation step(SplittableRandom random, int enters, int leaves) {
        int kind = random.nextInt(12 + enters + leaves);
        if (kind < 5) {
            return new Push(Requests.size(random), Requests.alignment(random));
        } else if (kind < 8) {
            return new PushOffset(Requests.size(random), Requests.alignment(random));
        } else if (kind < 11) {
            return new Pop();
        } else if (kind == 11) {
            return new Release(random.nextInt(4));
        }
        return kind < 12 + enters ? new Enter() : new Leave();
    }
}
