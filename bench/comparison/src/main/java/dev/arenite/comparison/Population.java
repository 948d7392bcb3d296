package dev.arenite.comparison;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Makes the values of a data set alone, without any format: records and lists from those that are
/// there, and each text from the bytes of its UTF-8 form. No decoder can avoid that.
///
/// @param <V> the values
final class Population<V> {

    private final DataSet<V> dataSet;
    private final List<List<byte[]>> texts = new ArrayList<>();
    private List<byte[]> current = List.of();
    private int next;

    /// @throws IllegalStateException if a value is not made as it was
    Population(DataSet<V> dataSet) {
        this.dataSet = dataSet;
        for (V value : dataSet.values()) {
            List<byte[]> ofValue = new ArrayList<>();
            dataSet.made(
                    value,
                    text -> {
                        ofValue.add(text.getBytes(StandardCharsets.UTF_8));
                        return text;
                    });
            texts.add(ofValue);
        }
        for (int slot = 0; slot < texts.size(); slot++) {
            if (!make(slot).equals(dataSet.values().get(slot))) {
                throw new IllegalStateException("value must be made as it was: slot=" + slot);
            }
        }
    }

    private String text() {
        String text = new String(current.get(next), StandardCharsets.UTF_8);
        next++;
        return text;
    }

    /// Makes the value of a slot.
    V make(int slot) {
        current = texts.get(slot);
        next = 0;
        return dataSet.made(dataSet.values().get(slot), _ -> text());
    }
}
