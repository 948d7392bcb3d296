/// The types of the archive format, to be combined.
///
/// [ArchiveTypes] is the entrance: it has a method for each type.
///
/// ```java
/// record Line(int sku, int quantity) {}
///
/// record Invoice(String customer, List<Line> lines, Optional<String> note) {}
///
/// ArchiveTypes types = ArchiveTypes.STANDARD;
/// StructField<Line, Integer, Integer> sku = types.field("sku", types.i32(), Line::sku);
/// StructField<Line, Integer, Integer> quantity =
///         types.field("quantity", types.i32(), Line::quantity);
/// StructType<Line> lineType =
///         types.struct(
///                 List.of(sku, quantity),
///                 fields -> new Line(fields.get(sku), fields.get(quantity)));
/// StructType<Invoice> invoiceType =
///         types.<Invoice>struct()
///                 .field("customer", types.string(), Invoice::customer)
///                 .field("lines", types.list(lineType), Invoice::lines)
///                 .field("note", types.optional(types.string()), Invoice::note)
///                 .build(fields -> new Invoice(fields.get(0), fields.get(1), fields.get(2)));
/// Invoice invoice = new Invoice("Ada", List.of(new Line(7, 2)), Optional.empty());
/// byte[] archive = Archive.toBytes(invoiceType, invoice);
/// ```
///
/// A [StructField] is a field with its types, for the compiler to check; fields that are described
/// at run time are found by name or index, as those of `Invoice` here.
@NullMarked
package dev.arenite.archive.type;

import org.jspecify.annotations.NullMarked;
