/// The types of the archive format, to be combined.
///
/// [ArchiveTypes] is the entrance: it has a method for each.
///
/// ```java
/// record Line(int sku, int quantity) {}
///
/// record Invoice(String customer, List<Line> lines, Optional<String> note) {}
///
/// ArchiveTypes types = ArchiveTypes.STANDARD;
/// StructType<Line> lineType =
///         types.<Line>struct()
///                 .field("sku", types.i32(), Line::sku)
///                 .field("quantity", types.i32(), Line::quantity)
///                 .build(fields -> new Line(fields.get(0), fields.get(1)));
/// StructType<Invoice> invoiceType =
///         types.<Invoice>struct()
///                 .field("customer", types.string(), Invoice::customer)
///                 .field("lines", types.list(lineType), Invoice::lines)
///                 .field("note", types.optional(types.string()), Invoice::note)
///                 .build(fields -> new Invoice(fields.get(0), fields.get(1), fields.get(2)));
/// Invoice invoice = new Invoice("Ada", List.of(new Line(7, 2)), Optional.empty());
/// byte[] archive = Archive.toBytes(invoiceType, invoice);
/// ```
@NullMarked
package dev.arenite.archive.type;

import org.jspecify.annotations.NullMarked;
