package dev.arenite.engines.contender;

import dev.arenite.engines.record.LogRow;
import dev.arenite.engines.record.Order;
import dev.arenite.engines.record.Reading;
import dev.arenite.engines.record.Records;

import java.util.ArrayList;
import java.util.List;

/// All contenders, by name.
public final class Contenders {

    /// The names.
    public static final List<String> NAMES =
            List.of(
                    "view",
                    "value",
                    "tuple",
                    "pojo",
                    "avro",
                    "protobuf",
                    "kryo-registered",
                    "kryo");

    private Contenders() {}

    /// Returns a new contender.
    ///
    /// @param name   one of [#NAMES]
    /// @param record the kind of its records
    /// @throws IllegalArgumentException if no contender has the name
    public static Contender<?, ?, ?> of(String name, Records record) {
        return switch (record) {
            case LOG -> ofLogRows(name);
            case ORDER -> ofOrders(name);
            case READING -> ofReadings(name);
        };
    }

    private static Contender<LogRow, ?, ?> ofLogRows(String name) {
        return switch (name) {
            case "view" -> new LogRowView();
            case "value" -> new ArchiveContender<>(LogRow.class);
            case "tuple" -> new LogRowTuple();
            case "pojo" -> new PojoContender<>(LogRowPojo.class, LogRowPojo::of);
            case "avro" -> new LogRowAvro();
            case "protobuf" -> new LogRowProtobuf();
            case "kryo-registered" ->
                    new KryoContender<>(
                            LogRowPojo.class, LogRowPojo::of, List.of(LogRowPojo.class));
            case "kryo" -> new KryoContender<>(LogRowPojo.class, LogRowPojo::of, List.of());
            default -> throw unknown(name);
        };
    }

    private static Contender<Order, ?, ?> ofOrders(String name) {
        return switch (name) {
            case "view" -> new OrderView();
            case "value" -> new ArchiveContender<>(Order.class);
            case "tuple" -> new OrderTuple();
            case "pojo" -> new PojoContender<>(OrderPojo.class, OrderPojo::of);
            case "avro" -> new OrderAvro();
            case "protobuf" -> new OrderProtobuf();
            case "kryo-registered" ->
                    new KryoContender<>(
                            OrderPojo.class,
                            OrderPojo::of,
                            List.of(OrderPojo.class, OrderPojo.Line.class, ArrayList.class));
            case "kryo" -> new KryoContender<>(OrderPojo.class, OrderPojo::of, List.of());
            default -> throw unknown(name);
        };
    }

    private static Contender<Reading, ?, ?> ofReadings(String name) {
        return switch (name) {
            case "view" -> new ReadingView();
            case "value" -> new ArchiveContender<>(Reading.class);
            case "tuple" -> new ReadingTuple();
            case "pojo" -> new PojoContender<>(ReadingPojo.class, ReadingPojo::of);
            case "avro" -> new ReadingAvro();
            case "protobuf" -> new ReadingProtobuf();
            case "kryo-registered" ->
                    new KryoContender<>(
                            ReadingPojo.class, ReadingPojo::of, List.of(ReadingPojo.class));
            case "kryo" -> new KryoContender<>(ReadingPojo.class, ReadingPojo::of, List.of());
            default -> throw unknown(name);
        };
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("contender must be one of " + NAMES + ": " + name);
    }
}
