package dev.arenite.archive.processor;

import dev.arenite.archive.processor.EnumModel.Variant;
import dev.arenite.archive.processor.StructModel.Variable;

/// Writes the interface of an enum: a sealed view with a view for each variant.
final class EnumSource {

    private final EnumModel model;
    private final Source out;
    private final String value;

    EnumSource(EnumModel model, Source out) {
        this.model = model;
        this.out = out;
        this.value = model.value();
    }

    /// Adds the interface and the class of the type.
    ///
    /// @param modifiers the modifiers of the interface
    void add(String modifiers) {
        String raw = model.isGeneric() ? value.substring(0, value.indexOf('<')) : value;
        out.add("/// An archived [" + raw + "], read in place: the view of one of its variants.");
        out.add("@@ArchiveGenerated@");
        String variables = Variable.declared(model.variables());
        out.add(
                modifiers
                        + "sealed interface "
                        + model.view()
                        + variables
                        + " extends @DerivedView@<"
                        + value
                        + "> {");
        addTypes();
        addInterface();
        for (Variant variant : model.variants()) {
            out.add("");
            new StructSource(variant.struct(), out).add("");
        }
        out.add("}\n");
        new EnumTypeSource(model, out).add();
    }

    /// The type as a constant; that of a generic enum is made of the types of its parts.
    private void addTypes() {
        String type = "@ArchiveType@<%s, %s>".formatted(value, model.viewType());
        if (model.isGeneric()) {
            out.add(StructSource.typeMethod("", type, model.typeClass(), model.variables()));
            return;
        }
        out.add(
                """

                /// The type of archived values.
                %s TYPE = %s;
                """
                        .formatted(
                                type,
                                StructSource.typeConstant(
                                        model.validated()
                                                ? model.typeClass() + ".UNVALIDATED"
                                                : "new " + model.typeClass() + "()",
                                        value,
                                        model.validated())));
        addShortWays();
    }

    private void addShortWays() {
        out.add(
                """

                /// Checks an archive, and returns a view of its root.
                ///
                /// @param archive the whole archive
                /// @throws dev.arenite.archive.ArchiveFormatException if it is none of the type
                static %2$s access(@MemorySegment@ archive) {
                return @Archive@.access(TYPE, archive);
                }

                /// Writes a value to memory of an allocator, of exactly the archive's size.
                static @MemorySegment@ write(%1$s value, @SegmentAllocator@ allocator) {
                return @Archive@.toSegment(TYPE, value, allocator);
                }

                /// Returns the type of references to values that other references may lead to as
                /// well.
                static @SharedType@<%1$s, %2$s> shared() {
                return %3$s.Shared.TYPE;
                }
                """
                        .formatted(value, model.view(), model.typeClass()));
    }

    private void addInterface() {
        for (Variant variant : model.variants()) {
            out.add(
                    """

                    /// The tag of [%s].
                    int %s = %d;
                    """
                            .formatted(
                                    variant.struct().documented(),
                                    variant.constant(),
                                    variant.tag()));
        }
        out.add(
                """

                /// Returns the tag at a place that has been checked, without a view.
                ///
                /// @param archive the memory that positions count in
                /// @param place   the position of the place
                static int tag(@MemorySegment@ archive, long place) {
                return @LittleEndian@.getByte(archive, place) & 0xFF;
                }

                /// Returns the tag.
                default int tag() {
                return tag(archive(), place());
                }
                """);
    }
}
