package dev.arenite.comparison.orderbook;

import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.ArchivedStruct;
import dev.arenite.archive.type.StructField;
import dev.arenite.archive.type.StructType;
import dev.arenite.bench.data.orderbook.Level;
import dev.arenite.bench.data.orderbook.OrderBook;
import dev.arenite.bench.data.orderbook.Tag;
import dev.arenite.bench.data.orderbook.Trade;

import java.util.List;
import java.util.Optional;

/// Types of order books that are combined at run time. Their archives are those of the derived
/// ones.
final class CombinedOrderBooks {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;

    static final StructField<Level, Long, Long> LEVEL_PRICE =
            TYPES.field("price_nanos", TYPES.i64(), Level::priceNanos);
    static final StructField<Level, Integer, Integer> LEVEL_SIZE =
            TYPES.field("size", TYPES.i32(), Level::size);
    static final StructField<Level, Integer, Integer> LEVEL_ORDERS =
            TYPES.field("order_count", TYPES.i32(), Level::orderCount);
    static final StructField<Level, Optional<Boolean>, Optional<Boolean>> LEVEL_MAKER =
            TYPES.field("maker", TYPES.optional(TYPES.bool()), Level::maker);

    private static final StructType<Level> LEVEL_TYPE =
            TYPES.struct(
                    List.of(LEVEL_PRICE, LEVEL_SIZE, LEVEL_ORDERS, LEVEL_MAKER),
                    made ->
                            new Level(
                                    made.get(LEVEL_PRICE),
                                    made.get(LEVEL_SIZE),
                                    made.get(LEVEL_ORDERS),
                                    made.get(LEVEL_MAKER)));

    static final StructField<Trade, Long, Long> TRADE_PRICE =
            TYPES.field("price_nanos", TYPES.i64(), Trade::priceNanos);
    static final StructField<Trade, Integer, Integer> TRADE_SIZE =
            TYPES.field("size", TYPES.i32(), Trade::size);
    static final StructField<Trade, Optional<String>, Optional<ArchivedString>> TRADE_AGGRESSOR =
            TYPES.field("aggressor", TYPES.optional(TYPES.string()), Trade::aggressor);

    private static final StructType<Trade> TRADE_TYPE =
            TYPES.struct(
                    List.of(TRADE_PRICE, TRADE_SIZE, TRADE_AGGRESSOR),
                    made ->
                            new Trade(
                                    made.get(TRADE_PRICE),
                                    made.get(TRADE_SIZE),
                                    made.get(TRADE_AGGRESSOR)));

    static final StructField<Tag, String, ArchivedString> TAG_KEY =
            TYPES.field("key", TYPES.string(), Tag::key);
    static final StructField<Tag, String, ArchivedString> TAG_VALUE =
            TYPES.field("value", TYPES.string(), Tag::value);

    private static final StructType<Tag> TAG_TYPE =
            TYPES.struct(
                    List.of(TAG_KEY, TAG_VALUE),
                    made -> new Tag(made.get(TAG_KEY), made.get(TAG_VALUE)));

    static final StructField<OrderBook, String, ArchivedString> TIMESTAMP =
            TYPES.field("timestamp", TYPES.string(), OrderBook::timestamp);
    static final StructField<OrderBook, String, ArchivedString> VENUE =
            TYPES.field("venue", TYPES.string(), OrderBook::venue);
    static final StructField<OrderBook, String, ArchivedString> SYMBOL =
            TYPES.field("symbol", TYPES.string(), OrderBook::symbol);
    static final StructField<OrderBook, Integer, Integer> INSTRUMENT =
            TYPES.field("instrument_id", TYPES.i32(), OrderBook::instrumentId);
    static final StructField<OrderBook, Long, Long> SEQUENCE =
            TYPES.field("sequence", TYPES.i64(), OrderBook::sequence);
    static final StructField<OrderBook, Boolean, Boolean> IS_TRADING =
            TYPES.field("is_trading", TYPES.bool(), OrderBook::isTrading);
    static final StructField<OrderBook, Optional<String>, Optional<ArchivedString>> STATUS =
            TYPES.field("trading_status", TYPES.optional(TYPES.string()), OrderBook::tradingStatus);
    static final StructField<OrderBook, Optional<Trade>, Optional<ArchivedStruct>> LAST_TRADE =
            TYPES.field("last_trade", TYPES.optional(TRADE_TYPE), OrderBook::lastTrade);
    static final StructField<OrderBook, List<Level>, ArchivedList<ArchivedStruct>> BIDS =
            TYPES.field("bids", TYPES.list(LEVEL_TYPE), OrderBook::bids);
    static final StructField<OrderBook, List<Level>, ArchivedList<ArchivedStruct>> ASKS =
            TYPES.field("asks", TYPES.list(LEVEL_TYPE), OrderBook::asks);
    static final StructField<OrderBook, List<Tag>, ArchivedList<ArchivedStruct>> TAGS =
            TYPES.field("tags", TYPES.list(TAG_TYPE), OrderBook::tags);

    static final StructType<OrderBook> BOOK_TYPE =
            TYPES.struct(
                    List.of(
                            TIMESTAMP,
                            VENUE,
                            SYMBOL,
                            INSTRUMENT,
                            SEQUENCE,
                            IS_TRADING,
                            STATUS,
                            LAST_TRADE,
                            BIDS,
                            ASKS,
                            TAGS),
                    made ->
                            new OrderBook(
                                    made.get(TIMESTAMP),
                                    made.get(VENUE),
                                    made.get(SYMBOL),
                                    made.get(INSTRUMENT),
                                    made.get(SEQUENCE),
                                    made.get(IS_TRADING),
                                    made.get(STATUS),
                                    made.get(LAST_TRADE),
                                    made.get(BIDS),
                                    made.get(ASKS),
                                    made.get(TAGS)));

    private CombinedOrderBooks() {}
}
