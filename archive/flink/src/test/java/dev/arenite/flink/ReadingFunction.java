package dev.arenite.flink;

import dev.arenite.archive.derive.DerivedView;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Keeps readings of each sensor as a value, in a list and in a map, and holds them against those
/// that must have come before: as they are numbered, a reading that is lost or counted twice is
/// noticed at once, and fails the job.
final class ReadingFunction extends KeyedProcessFunction<Long, Object, Long> {

    private static final long serialVersionUID = 1;

    private static final int SENSORS = ReadingGenerator.SENSORS;
    private static final int SLOTS = 5;
    private static final int LISTED = 10;

    /// Opened when enough readings have been seen since it was set.
    static volatile CountDownLatch seen = new CountDownLatch(0);

    /// Whether the job is to fail once in the middle of what it has to see.
    static final AtomicBoolean FAILS = new AtomicBoolean();

    /// The readings of an older version that have been found in the state.
    static final AtomicLong OLDER = new AtomicLong();

    private final TypeInformation<Object> type;
    private final Class<Object> readings;
    private transient @Nullable ValueState<Object> last;
    private transient @Nullable ListState<Object> list;
    private transient @Nullable MapState<Integer, Object> map;

    ReadingFunction(TypeInformation<Object> type, Class<Object> readings) {
        this.type = type;
        this.readings = readings;
    }

    @Override
    public void open(OpenContext context) {
        var runtime = getRuntimeContext();
        last = runtime.getState(new ValueStateDescriptor<>("last", type));
        list = runtime.getListState(new ListStateDescriptor<>("list", type));
        map = runtime.getMapState(new MapStateDescriptor<>("map", Types.INT, type));
    }

    @Override
    @SuppressWarnings("NullAway") // Opened before.
    public void processElement(Object element, Context context, Collector<Long> out)
            throws Exception {
        long number = number(element);
        require(number % SENSORS == context.getCurrentKey(), "key", number);
        Object before = last.value();
        require((before == null) == (number < SENSORS), "a reading before", number);
        if (before != null) {
            requireReading(before, number - SENSORS);
            requireReading(map.get(slot(number - SENSORS)), number - SENSORS);
        }
        int count = 0;
        for (Object listed : list.get()) {
            requireReading(listed, number % SENSORS + (long) count * SENSORS);
            count++;
        }
        require(count == Math.min(LISTED, number / SENSORS), "a list of " + count, number);
        if (count < LISTED) {
            list.add(element);
        }
        last.update(element);
        map.put(slot(number), element);
        tellProgress();
        out.collect(number);
    }

    private static void tellProgress() {
        CountDownLatch latch = seen;
        if (latch.getCount() == 1500 && FAILS.compareAndSet(true, false)) {
            throw new IllegalStateException("planted");
        }
        latch.countDown();
    }

    private static int slot(long number) {
        return (int) (number / SENSORS % SLOTS);
    }

    private static Object value(Object element) {
        return element instanceof DerivedView<?> view ? view.read() : element;
    }

    private static long number(Object element) throws ReflectiveOperationException {
        Object value = value(element);
        return (long) value.getClass().getMethod("value").invoke(value);
    }

    static long sensor(Object element) throws ReflectiveOperationException {
        return number(element) % SENSORS;
    }

    /// A reading that an older version wrote has no unit.
    private void requireReading(Object found, long number) throws ReflectiveOperationException {
        Object value = value(found);
        Object expected = ReadingGenerator.reading(readings, number);
        boolean isOlder = value.toString().endsWith("unit=Optional.empty]");
        if (isOlder) {
            OLDER.incrementAndGet();
        }
        String text = expected.toString();
        String shown =
                isOlder ? text.substring(0, text.indexOf("unit=")) + "unit=Optional.empty]" : text;
        require(value.toString().equals(shown), value + " instead of " + shown, number);
    }

    private static void require(boolean holds, String what, long number) {
        if (!holds) {
            throw new IllegalStateException(what + " at number=" + number);
        }
    }
}
