package dev.arenite.archive.processor;

import dev.arenite.archive.processor.EnumModel.Variant;

import java.util.stream.Collectors;

/// Writes the interface of an enum: a sealed view with a view for each variant, and the type.
final class EnumSource {

    private final EnumModel model;
    private final Source out;
    private final String value;
    private final String view;
    private final String type;

    EnumSource(EnumModel model, Source out) {
        this.model = model;
        this.out = out;
        this.value = model.value();
        this.view = model.view();
        this.type = view + "Type";
    }

    /// Adds the interface and the class of the type.
    ///
    /// @param modifiers the modifiers of the interface
    void add(String modifiers) {
        out.add("/// An archived [" + value + "], read in place: the view of one of its variants.");
        out.add("@@ArchiveGenerated@");
        out.add(modifiers + "sealed interface " + view + " {");
        addInterface();
        for (Variant variant : model.variants()) {
            out.add("");
            new StructSource(variant.struct(), out).add("", view);
        }
        out.add("}\n");
        addType();
    }

    private void addInterface() {
        out.add(
                """

                /// The type of archived values.
                @ArchiveType@<%1$s, %2$s> TYPE = new %3$s();
                """
                        .formatted(value, view, type));
        for (Variant variant : model.variants()) {
            out.add(
                    """

                    /// The tag of [%s].
                    int %s = %d;
                    """
                            .formatted(
                                    variant.struct().value(), variant.constant(), variant.tag()));
        }
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

                /// Returns the tag at a place that has been checked, without a view.
                ///
                /// @param archive the memory that positions count in
                /// @param place   the position of the place
                static int tag(@MemorySegment@ archive, long place) {
                return @LittleEndian@.getByte(archive, place) & 0xFF;
                }

                /// Returns the memory that holds the value.
                @MemorySegment@ archive();

                /// Returns the position of the value's place.
                long place();

                /// Returns the tag.
                default int tag() {
                return tag(archive(), place());
                }

                /// Returns the value, which does not depend on the memory.
                ///
                /// @throws dev.arenite.archive.ArchiveReadException if a component cannot be read
                %1$s read();
                """
                        .formatted(value, view, type));
    }

    private void addType() {
        out.add(
                """
                /// Writes and reads the tag, and leaves the rest to the types of the variants.
                final class %3$s implements @ArchiveType@<%1$s, %2$s> {

                /// Apart, so that it is only made where there are such references.
                static final class Shared {
                static final @SharedType@<%1$s, %2$s> TYPE = @ArchiveTypes@.of(@ArchiveFormat@.%4$s).shared(%2$s.TYPE);
                }
                """
                        .formatted(value, view, type, model.format()));
        addLayout();
        addSerialize();
        addResolve();
        WriteSource.addRows(out, value);
        addReads();
        ListSource.add(out, view, view + ".TYPE");
        if (model.variants().stream().allMatch(variant -> variant.struct().isKey())) {
            addKey();
        }
        out.add(
                """

                private static IllegalArgumentException unknown(@MemorySegment@ archive, long place) {
                return new IllegalArgumentException("archive has not been checked: tag=" + %s.tag(archive, place));
                }
                }
                """
                        .formatted(view));
    }

    private void addReads() {
        addSwitch(
                "public void check(@ArchiveChecker@ checker, long place)",
                "@LittleEndian@.getByte(checker.archive(), place)",
                "%s.check(checker, place)",
                "checker.require(false, \"tag must be that of a variant\", place)",
                false);
        addSwitch(
                "public boolean accepts(@MemorySegment@ archive, long place)",
                "@LittleEndian@.getByte(archive, place)",
                "%s.accepts(archive, place)",
                "false",
                true);
        addSwitch(
                "public String path(@MemorySegment@ archive, long place, long byteOffset)",
                "@LittleEndian@.getByte(archive, place)",
                "%s.path(archive, place, byteOffset)",
                "\"\"",
                true);
        addSwitch(
                "public " + view + " view(@MemorySegment@ archive, long place)",
                "@LittleEndian@.getByte(archive, place)",
                "%s.view(archive, place)",
                "throw unknown(archive, place)",
                true);
        addSwitch(
                "public " + value + " read(@MemorySegment@ archive, long place)",
                "@LittleEndian@.getByte(archive, place)",
                "%s.read(archive, place)",
                "throw unknown(archive, place)",
                true);
    }

    private void addKey() {
        addTagOf();
        out.add(
                """

                @Override
                public @Optional@<@ArchiveKey@<%1$s>> key() {
                return new @EnumKeyBuilder@<%1$s>(%2$s::tagOf)
                """
                        .formatted(value, type));
        for (Variant variant : model.variants()) {
            out.add(".variant(%s.%s, %s)".formatted(view, variant.constant(), variant.type()));
        }
        out.add(".build();\n}");
    }

    private void addLayout() {
        out.add(
                """

                private static final class Layout {
                static final long PLACE_ALIGNMENT = %s;
                static final long PLACE_BYTES = @PlaceLayout@.roundUp(%s, PLACE_ALIGNMENT);
                static final long VARIANT_RESOLVER_BYTES = %s;

                /// Behind the resolver of the variant lies its tag.
                static final long RESOLVER_BYTES = VARIANT_RESOLVER_BYTES == 0 ? 0 : VARIANT_RESOLVER_BYTES + 8;
                }
                """
                        .formatted(
                                greatest("placeAlignment()", "1"),
                                greatest("placeBytes()", "1"),
                                greatest("resolverBytes()", "0")));
        LayoutSource.addSizes(out);
    }

    private String greatest(String method, String least) {
        String greatest = least;
        for (Variant variant : model.variants()) {
            greatest = "Math.max(" + greatest + ", " + variant.type() + "." + method + ")";
        }
        return greatest;
    }

    private void addSerialize() {
        out.add(
                """

                @Override
                public void serialize(%s value, @ArchiveSink@ out, @MemorySegment@ resolver, long at) {
                switch (@ArchiveSink@.requireValue(value)) {
                """
                        .formatted(value));
        for (Variant variant : model.variants()) {
            out.add(
                    """
                    case %s variant -> {
                    %s.serialize(variant, out, resolver, at);
                    noteTag(resolver, at, %s.%s);
                    }
                    """
                            .formatted(
                                    variant.struct().value(),
                                    variant.type(),
                                    view,
                                    variant.constant()));
        }
        out.add(
                """
                }
                }

                private static void noteTag(@MemorySegment@ resolver, long at, int tag) {
                if (Layout.RESOLVER_BYTES != 0) {
                @LittleEndian@.putLong(resolver, at + Layout.VARIANT_RESOLVER_BYTES, tag);
                }
                }
                """);
    }

    private void addResolve() {
        out.add(
                """

                @Override
                public void resolve(%s value, @ArchiveSink@ out, long place, @MemorySegment@ resolver, long at) {
                switch (value) {
                """
                        .formatted(value));
        for (Variant variant : model.variants()) {
            out.add(
                    """
                    case %s variant -> {
                    putTag(out.memory(), place, resolver, at, %s.%s);
                    %s.resolve(variant, out, place, resolver, at);
                    }
                    """
                            .formatted(
                                    variant.struct().value(),
                                    view,
                                    variant.constant(),
                                    variant.type()));
        }
        out.add(
                """
                }
                }

                private static void putTag(@MemorySegment@ memory, long place, @MemorySegment@ resolver, long at, int tag) {
                if (Layout.RESOLVER_BYTES != 0 && @LittleEndian@.getLong(resolver, at + Layout.VARIANT_RESOLVER_BYTES) != tag) {
                throw new @ArchiveValueException@("value must not change while it is written: tag=" + tag);
                }
                @LittleEndian@.putByte(memory, place, (byte) tag);
                }
                """);
    }

    private void addTagOf() {
        out.add(
                """

                private static int tagOf(%s value) {
                return switch (@ArchiveSink@.requireValue(value)) {
                """
                        .formatted(value));
        for (Variant variant : model.variants()) {
            out.add(
                    "case %s variant -> %s.%s;"
                            .formatted(variant.struct().value(), view, variant.constant()));
        }
        out.add("};\n}");
    }

    private void addSwitch(
            String signature, String tag, String call, String otherwise, boolean returns) {
        String cases =
                model.variants().stream()
                        .map(
                                variant ->
                                        "case %s.%s -> %s;"
                                                .formatted(
                                                        view,
                                                        variant.constant(),
                                                        call.formatted(variant.type())))
                        .collect(Collectors.joining("\n"));
        out.add(
                """

                @Override
                %s {
                %sswitch (%s & 0xFF) {
                %s
                default -> %s;
                }%s
                }
                """
                        .formatted(
                                signature,
                                returns ? "return " : "",
                                tag,
                                cases,
                                otherwise,
                                returns ? ";" : ""));
    }
}
