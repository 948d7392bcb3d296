package dev.arenite.examples;

import dev.arenite.arena.ArenaLimitException;
import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.arena.MemoryBudget;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A service whose requests share one budget of off-heap memory.
///
/// Each request runs on a virtual thread and has an arena of its own, which ends with the request.
/// A request that the budget has no memory for is answered with a refusal; the others go on.
public final class RequestArenas {

    private static final long BUDGET_BYTES = 8 << 20;

    private final MemoryBudget budget = MemoryBudget.root("requests", BUDGET_BYTES);

    /// Answers requests, all of them at the same time.
    ///
    /// @param requests the number of values that each request needs memory for
    /// @return an answer for each request, in the same order
    List<String> answer(List<Integer> requests) throws InterruptedException, ExecutionException {
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int count : requests) {
                answers.add(threads.submit(() -> answer(count)));
            }
        }
        List<String> texts = new ArrayList<>();
        for (Future<String> answer : answers) {
            texts.add(answer.get());
        }
        return texts;
    }

    private String answer(int count) {
        try (BumpArena arena =
                BumpArena.ofConfined(ArenaOptions.named("request").withBudget(budget))) {
            MemorySegment values = arena.allocate(ValueLayout.JAVA_LONG, count);
            for (long i = 0; i < count; i++) {
                values.setAtIndex(ValueLayout.JAVA_LONG, i, i * i);
            }
            return "200 last=" + values.getAtIndex(ValueLayout.JAVA_LONG, count - 1);
        } catch (ArenaLimitException full) {
            return "503 " + full.getMessage();
        }
    }

    /// Returns the bytes that requests hold at this moment: 0 when all have been answered.
    long reservedBytes() {
        return budget.reservedBytes();
    }

    /// Answers a hundred small requests and one that is too large.
    public static void main(String[] arguments) throws Exception {
        List<Integer> requests = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            requests.add(i);
        }
        requests.add(2_000_000);
        RequestArenas service = new RequestArenas();
        service.answer(requests).forEach(System.out::println);
        System.out.println("reservedBytes=" + service.reservedBytes());
    }
}
