package dev.arenite.flink;

import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// Passes elements on, and has the first attempts of a job fail: each at a random element, behind
/// the first checkpoint that is completed in the attempt. So every later attempt has one to be
/// restored from.
final class FailingMap<E> extends RichMapFunction<E, E>
        implements CheckpointedFunction, CheckpointListener, ResultTypeQueryable<E> {

    private static final long serialVersionUID = 1;

    /// The failures to come, and those that have been.
    private static final AtomicInteger LEFT = new AtomicInteger();

    private static final AtomicInteger FAILED = new AtomicInteger();

    /// The attempts that began with a checkpoint of the one before.
    private static final AtomicInteger RESTORED = new AtomicInteger();

    /// The checkpoints that have been completed.
    private static final AtomicInteger COMPLETED = new AtomicInteger();

    /// Whether the job has failed and the next attempt has not begun.
    private static volatile boolean isDown;

    private static final Object CHANGED = new Object();

    private static volatile Random random = new Random();

    private final TypeInformation<E> type;
    private final int within;
    private transient @Nullable ListState<Long> passed;
    private transient long count;
    private transient long failsAt;

    /// Makes the function.
    ///
    /// @param within the number of elements behind the checkpoint of which one fails
    FailingMap(TypeInformation<E> type, int within) {
        this.type = type;
        this.within = within;
    }

    /// Begins anew.
    static void plan(long seed, int failures) {
        random = new Random(seed);
        LEFT.set(failures);
        FAILED.set(0);
        RESTORED.set(0);
        COMPLETED.set(0);
        isDown = false;
    }

    static int left() {
        return LEFT.get();
    }

    static int failed() {
        return FAILED.get();
    }

    static int restored() {
        return RESTORED.get();
    }

    static boolean isDown() {
        return isDown;
    }

    static int completed() {
        return COMPLETED.get();
    }

    /// Waits until something holds that is said in failures and checkpoints.
    static void await(BooleanSupplier holds) throws IOException {
        synchronized (CHANGED) {
            while (!holds.getAsBoolean()) {
                try {
                    CHANGED.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw (IOException) new InterruptedIOException().initCause(e);
                }
            }
        }
    }

    private static void count(AtomicInteger counter) {
        synchronized (CHANGED) {
            counter.incrementAndGet();
            CHANGED.notifyAll();
        }
    }

    /// Only one subtask fails and counts.
    private boolean isFirst() {
        return getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        passed =
                context.getOperatorStateStore()
                        .getListState(new ListStateDescriptor<>("passed", Types.LONG));
        failsAt = Long.MAX_VALUE;
        if (isFirst()) {
            isDown = false;
            boolean isLater = getRuntimeContext().getTaskInfo().getAttemptNumber() > 0;
            if (isLater && context.isRestored() && passed.get().iterator().hasNext()) {
                RESTORED.incrementAndGet();
            }
        }
    }

    @Override
    @SuppressWarnings("NullAway") // Initialized before.
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        passed.update(List.of(count));
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        if (isFirst()) {
            count(COMPLETED);
            if (failsAt == Long.MAX_VALUE && LEFT.get() > 0) {
                failsAt = count + 1 + random.nextInt(within);
            }
        }
    }

    @Override
    public E map(E element) {
        count++;
        if (count >= failsAt) {
            failsAt = Long.MAX_VALUE;
            LEFT.decrementAndGet();
            isDown = true;
            count(FAILED);
            throw new IllegalStateException("planted at element " + count);
        }
        return element;
    }

    @Override
    public TypeInformation<E> getProducedType() {
        return type;
    }
}
