/// Schemas: what the bytes of an archive depend on, as a value that outlives the classes.
///
/// The bytes of an archive do not say what they are. A schema is kept beside them, and tells a type
/// that has changed from one that has not:
///
/// ```java
/// ArchiveSchema old = ArchiveSchema.of(ORDER);
/// byte[] kept = old.toBytes(); // beside the archives; old.toString() is for people
///
/// ArchiveTypes types = ArchiveTypes.STANDARD;
/// StructType<Order> changed =
///         types.<Order>struct()
///                 .field(ID)
///                 .field("customer", types.optional(types.string()), it -> Optional.empty())
///                 .field("quantities", types.list(types.i32()), Order::quantities)
///                 .build(fields -> order);
/// ArchiveSchema today = ArchiveSchema.of(changed);
/// boolean same = today.fingerprint().equals(old.fingerprint()); // false: do not read them as one
/// List<String> differences = old.differences(today);
/// // `root.customer`: string became option(string)
/// ```
///
/// A schema makes a type for archives whose classes one does not have. Its views have names, its
/// values are maps and lists:
///
/// ```java
/// byte[] kept = ArchiveSchema.of(ORDER).toBytes();
///
/// ArchiveSchema schema = ArchiveSchema.fromBytes(MemorySegment.ofArray(kept));
/// Object read = Archive.read(schema.type(), MemorySegment.ofArray(bytes));
/// String customer = (String) ((Map<?, ?>) read).get("customer");
/// ```
///
/// A type describes itself by [dev.arenite.archive.ArchiveType#describe]. FORMAT 12 is the
/// reference of texts, binary forms and fingerprints.
@NullMarked
package dev.arenite.archive.schema;

import org.jspecify.annotations.NullMarked;
