# The media content as Cap'n Proto has it. Text that is absent is a null pointer.
@0xf8e9cc7b2acf822e;

using Java = import "/capnp/java.capnp";
$Java.package("dev.arenite.schemas.capnproto.media");
$Java.outerClassname("MediaSchema");

enum PlayerCode {
  java @0;
  flash @1;
}

enum SizeCode {
  small @0;
  large @1;
}

struct ImageStruct {
  uri @0 :Text;
  title @1 :Text;
  width @2 :Int32;
  height @3 :Int32;
  size @4 :SizeCode;
}

struct MediaStruct {
  uri @0 :Text;
  title @1 :Text;
  width @2 :Int32;
  height @3 :Int32;
  format @4 :Text;
  duration @5 :Int64;
  size @6 :Int64;
  bitrate :union {
    none @7 :Void;
    some @8 :Int32;
  }
  persons @9 :List(Text);
  player @10 :PlayerCode;
  copyright @11 :Text;
}

struct ContentStruct {
  media @0 :MediaStruct;
  images @1 :List(ImageStruct);
}
