package dev.arenite.comparison;

import java.util.List;

/// What a contender must show before it is timed.
public final class Trial {

    private Trial() {}

    /// Writes all values of a data set, and demands each answer about each of them.
    ///
    /// @return the number of bytes of all values
    /// @throws IllegalStateException if an answer is wrong; it names the answer and the slot
    public static <V> int requireRight(DataSet<V> dataSet, Contender<V> contender) {
        List<V> values = dataSet.values();
        int bytes = 0;
        for (int slot = 0; slot < values.size(); slot++) {
            bytes += contender.encode(slot, values.get(slot));
        }
        for (int slot = 0; slot < values.size(); slot++) {
            V value = values.get(slot);
            requireAnswers(dataSet, contender, slot, value);
            byte[] array = contender.toArray(slot, value);
            require(array.length > 0, "array", slot);
            requireAnswers(dataSet, contender, slot, value);
        }
        if (contender instanceof UpdatingContender<V> updating) {
            requireUpdates(dataSet, updating);
        }
        return bytes;
    }

    private static <V> void requireAnswers(
            DataSet<V> dataSet, Contender<V> contender, int slot, V value) {
        require(contender.decode(slot).equals(value), "decode", slot);
        require(contender.checksum(slot) == dataSet.checksum(value), "checksum", slot);
        require(contender.field(slot) == dataSet.field(value), "field", slot);
        require(contender.bytes(slot).length > 0, "bytes", slot);
    }

    private static <V> void requireUpdates(DataSet<V> dataSet, UpdatingContender<V> contender) {
        for (int slot = 0; slot < dataSet.values().size(); slot++) {
            V value = dataSet.values().get(slot);
            contender.update(slot);
            require(contender.decode(slot).equals(dataSet.updated(value)), "update", slot);
            contender.encode(slot, value);
        }
    }

    private static void require(boolean isRight, String answer, int slot) {
        if (!isRight) {
            throw new IllegalStateException(
                    "contender must give the right answer: answer=" + answer + " slot=" + slot);
        }
    }
}
