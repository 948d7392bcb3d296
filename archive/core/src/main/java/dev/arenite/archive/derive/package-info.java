/// Annotations that have the archived form of records, enums and sealed interfaces derived by the
/// annotation processor `arenite-archive-processor`.
///
/// ```java
/// @Archivable
/// record Order(long id, String customer, List<Line> lines) {}
///
/// @Archivable
/// record Line(@As(Form.U32) int sku, int quantity, BigDecimal price) {}
/// ```
///
/// For each annotated type the processor writes a class into the same package, here `ArchivedOrder`
/// and `ArchivedLine`: the view with an accessor for each component, and the
/// [type][dev.arenite.archive.ArchiveType] as the constant `TYPE`. The bytes are those of the same
/// type combined by [dev.arenite.archive.type.ArchiveTypes], and of the struct or enum in Rust with
/// the same components. Nothing is looked up at run time.
@NullMarked
package dev.arenite.archive.derive;

import org.jspecify.annotations.NullMarked;
