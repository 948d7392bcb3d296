# Lines of a log as Cap'n Proto has them.
@0xd7cac459d205dc3f;

using Java = import "/capnp/java.capnp";
$Java.package("dev.arenite.schemas.capnproto.log");
$Java.outerClassname("LogSchema");

struct LogLine {
  # A struct would be a pointer; the fields of a group lie in the line.
  address :group {
    x0 @0 :UInt8;
    x1 @1 :UInt8;
    x2 @2 :UInt8;
    x3 @3 :UInt8;
  }
  identity @4 :Text;
  userid @5 :Text;
  date @6 :Text;
  request @7 :Text;
  code @8 :UInt16;
  size @9 :UInt64;
}

struct LogLines {
  lines @0 :List(LogLine);
}
