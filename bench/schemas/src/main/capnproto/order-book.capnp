# Order books as Cap'n Proto has them. Text and trades that are absent are null pointers.
@0x8c9cce5fe3550314;

using Java = import "/capnp/java.capnp";
$Java.package("dev.arenite.schemas.capnproto.orderbook");
$Java.outerClassname("OrderBookSchema");

# The maker is 0 for no, 1 for yes and 2 for nothing.
struct LevelStruct {
  priceNanos @0 :Int64;
  size @1 :Int32;
  orderCount @2 :Int32;
  maker @3 :UInt8;
}

struct TradeStruct {
  priceNanos @0 :Int64;
  size @1 :Int32;
  aggressor @2 :Text;
}

struct TagStruct {
  key @0 :Text;
  value @1 :Text;
}

struct BookStruct {
  timestamp @0 :Text;
  venue @1 :Text;
  symbol @2 :Text;
  instrumentId @3 :Int32;
  sequence @4 :Int64;
  isTrading @5 :Bool;
  tradingStatus @6 :Text;
  lastTrade @7 :TradeStruct;
  bids @8 :List(LevelStruct);
  asks @9 :List(LevelStruct);
  tags @10 :List(TagStruct);
}
