package dev.arenite.comparison;

import dev.arenite.comparison.log.LogBlocks;
import dev.arenite.comparison.log.LogRecords;
import dev.arenite.comparison.media.MediaContents;
import dev.arenite.comparison.mesh.Meshes;
import dev.arenite.comparison.minecraft.SavedPlayers;
import dev.arenite.comparison.mk48.GameUpdates;
import dev.arenite.comparison.orderbook.OrderBooks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The data sets by their names.
public final class DataSets {

    private static final Map<String, Supplier<DataSet<?>>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("order-book", OrderBooks::new);
        ALL.put("media", MediaContents::new);
        ALL.put("log", LogRecords::ascii);
        ALL.put("log-non-ascii", LogRecords::nonAscii);
        ALL.put("log-blocks", LogBlocks::new);
        ALL.put("mesh", Meshes::new);
        ALL.put("mk48", GameUpdates::new);
        ALL.put("minecraft_savedata", SavedPlayers::new);
    }

    private DataSets() {}

    /// Returns the names of all data sets, in the order of the tables.
    public static List<String> names() {
        return new ArrayList<>(ALL.keySet());
    }

    /// Returns a data set, made anew.
    ///
    /// @throws IllegalArgumentException if there is none of the name
    public static DataSet<?> of(String name) {
        return find("data set", name, ALL).get();
    }

    /// Returns a contender of a data set, made anew.
    ///
    /// @throws IllegalArgumentException if there is none of the name
    public static <V> Contender<V> contender(DataSet<V> dataSet, String name) {
        return find("contender", name, dataSet.contenders()).get();
    }

    private static <T> T find(String kind, String name, Map<String, T> all) {
        T found = all.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    kind + " not found: name=" + name + " known=" + all.keySet());
        }
        return found;
    }
}
