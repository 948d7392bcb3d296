package dev.arenite.archive.processor;

import dev.arenite.archive.processor.EnumModel.Variant;
import dev.arenite.archive.processor.StructModel.Variable;

import java.util.stream.Collectors;

/// Writes the class of an enum's type, which writes and reads the tag, and leaves the rest to the
/// types of the variants.
final class EnumTypeSource {

    private final EnumModel model;
    private final Source out;
    private final String value;
    private final String view;

    /// The modifier of members that use no part of a generic enum, and do in every other.
    private final String isStatic;

    EnumTypeSource(EnumModel model, Source out) {
        this.model = model;
        this.out = out;
        this.value = model.value();
        this.view = model.view();
        this.isStatic = model.isGeneric() ? "" : "static ";
    }

    void add() {
        out.layoutAt(model.isGeneric() ? "layout." : "Layout.");
        out.add(
                """
                /// Writes and reads the tag, and leaves the rest to the types of the variants.
                final class %s%s implements @ArchiveType@<%s, %s> {
                """
                        .formatted(
                                model.typeClass(),
                                Variable.declared(model.variables()),
                                value,
                                model.viewType()));
        if (model.isGeneric()) {
            addTypesOfVariants();
        } else {
            addConstants();
        }
        addLayout();
        addSerialize();
        addResolve();
        WriteSource.addRows(out, value);
        addReads();
        DescribeSource.add(out, model);
        if (!model.isGeneric()) {
            ListSource.add(out, view, model.validated() ? "UNVALIDATED" : view + ".TYPE");
        }
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

    private void addConstants() {
        if (model.validated()) {
            out.add("\nstatic final %1$s UNVALIDATED = new %1$s();".formatted(model.typeClass()));
        }
        out.add(
                """

                /// Apart, so that it is only made where there are such references.
                static final class Shared {
                static final @SharedType@<%1$s, %2$s> TYPE = @ArchiveTypes@.of(@ArchiveFormat@.%3$s).shared(%2$s.TYPE);
                }
                """
                        .formatted(value, view, model.format()));
    }

    /// The types of the variants know this type, as their fields may be of it.
    private void addTypesOfVariants() {
        for (Variant variant : model.variants()) {
            out.add(
                    "private final %s.%s.Type%s %s;"
                            .formatted(
                                    view,
                                    variant.struct().view(),
                                    Variable.used(model.variables()),
                                    model.typeOf(variant)));
        }
        out.add(
                """
                private final Layout layout;

                %s(%s) {
                """
                        .formatted(model.typeClass(), Variable.parameters(model.variables())));
        for (Variant variant : model.variants()) {
            out.add(
                    "%s = new %s.%s.Type<>(this, %s);"
                            .formatted(
                                    model.typeOf(variant),
                                    view,
                                    variant.struct().view(),
                                    Variable.arguments(model.variables())));
        }
        out.add("layout = new Layout();\n}");
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
                "public " + model.viewType() + " view(@MemorySegment@ archive, long place)",
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

                %3$s {
                return new @EnumKeyBuilder@<%1$s>(%2$s::tagOf)
                """
                        .formatted(
                                value,
                                model.isGeneric() ? "this" : model.typeClass(),
                                ReadSource.keyMethod(value, model.recursive())));
        for (Variant variant : model.variants()) {
            out.add(
                    ".variant(%s.%s, %s)"
                            .formatted(view, variant.constant(), model.typeOf(variant)));
        }
        out.add(".build();\n}");
    }

    private void addLayout() {
        out.add(
                """

                private %1$sfinal class Layout {
                %1$sfinal long PLACE_ALIGNMENT = %2$s;
                %1$sfinal long PLACE_BYTES = @PlaceLayout@.roundUp(%3$s, PLACE_ALIGNMENT);
                %1$sfinal long VARIANT_RESOLVER_BYTES = %4$s;

                /// Behind the resolver of the variant lies its tag.
                %1$sfinal long RESOLVER_BYTES = VARIANT_RESOLVER_BYTES == 0 ? 0 : VARIANT_RESOLVER_BYTES + 8;
                }
                """
                        .formatted(
                                isStatic,
                                greatest("placeAlignment()", "1"),
                                greatest("placeBytes()", "1"),
                                greatest("resolverBytes()", "0")));
        LayoutSource.addSizes(out);
    }

    private String greatest(String method, String least) {
        StringBuilder greatest = new StringBuilder("@PlaceLayout@.greatest(").append(least);
        for (Variant variant : model.variants()) {
            greatest.append(", ").append(model.typeOf(variant)).append('.').append(method);
        }
        return greatest.append(')').toString();
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
                    case %s -> {
                    %s.serialize(%s, out, resolver, at);
                    noteTag(resolver, at, %s.%s);
                    }
                    """
                            .formatted(
                                    variant.label(),
                                    model.typeOf(variant),
                                    variant.matched(),
                                    view,
                                    variant.constant()));
        }
        out.add(
                """
                }
                }

                private %svoid noteTag(@MemorySegment@ resolver, long at, int tag) {
                if (Layout.RESOLVER_BYTES != 0) {
                @LittleEndian@.putLong(resolver, at + Layout.VARIANT_RESOLVER_BYTES, tag);
                }
                }
                """
                        .formatted(isStatic));
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
                    case %s -> {
                    putTag(out.memory(), place, resolver, at, %s.%s);
                    %s.resolve(%s, out, place, resolver, at);
                    }
                    """
                            .formatted(
                                    variant.label(),
                                    view,
                                    variant.constant(),
                                    model.typeOf(variant),
                                    variant.matched()));
        }
        out.add(
                """
                }
                }

                private %svoid putTag(@MemorySegment@ memory, long place, @MemorySegment@ resolver, long at, int tag) {
                if (Layout.RESOLVER_BYTES != 0 && @LittleEndian@.getLong(resolver, at + Layout.VARIANT_RESOLVER_BYTES) != tag) {
                throw new @ArchiveValueException@("value must not change while it is written: tag=" + tag);
                }
                @LittleEndian@.putByte(memory, place, (byte) tag);
                }
                """
                        .formatted(isStatic));
    }

    private void addTagOf() {
        out.add(
                """

                private %sint tagOf(%s value) {
                return switch (@ArchiveSink@.requireValue(value)) {
                """
                        .formatted(isStatic, value));
        for (Variant variant : model.variants()) {
            out.add("case %s -> %s.%s;".formatted(variant.label(), view, variant.constant()));
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
                                                        call.formatted(model.typeOf(variant))))
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
