package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;

import java.util.List;

/// Tells targets of shared references that were made in the same way. Types are compared by
/// identity elsewhere; two components that refer to a list of the same elements have two list
/// types, and their references share all the same.
///
/// @param name   the form
/// @param format the format
/// @param parts  the kinds of the parts, or their types where those are told apart by identity
record TargetKind(String name, ArchiveFormat format, List<Object> parts) {

    static Object of(ArchiveType<?, ?> type) {
        return switch (type) {
            case BoxType<?, ?> box -> kind("box", box.format(), of(box.target()));
            case TextSliceType text -> kind("str", text.format());
            case SliceType<?, ?> slice -> kind("slice", slice.format(), of(slice.element()));
            case ListType<?, ?> list -> kind("vec", list.format(), of(list.element()));
            case PrimitivesType<?> array -> kind("array", array.format(), array.element());
            case OptionType<?, ?> option ->
                    kind("option", ArchiveFormat.POINTER_32, of(option.inner()));
            default -> type;
        };
    }

    private static TargetKind kind(String name, ArchiveFormat format, Object... parts) {
        return new TargetKind(name, format, List.of(parts));
    }
}
