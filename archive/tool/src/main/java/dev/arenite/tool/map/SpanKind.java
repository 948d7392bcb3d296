package dev.arenite.tool.map;

import java.util.Locale;

/// The purpose of a span of bytes.
public enum SpanKind {
    /// A part of the header of a block.
    HEADER,
    /// A root in the table of roots of a block.
    ROOT,
    /// A number, a time, an address, or a row of bytes.
    VALUE,
    /// Text in UTF-8.
    TEXT,
    /// Bytes that show where text ends: behind text in its place, and the 0 of a C string.
    FILLER,
    /// The tag of an enum or of a value that may be absent, or the kind of a node.
    TAG,
    /// The distance to bytes elsewhere.
    POINTER,
    /// A number of elements, entries, slots or bytes.
    LENGTH,
    /// The index of an entry, in the table of an index map.
    INDEX,
    /// Control bytes of a hash table.
    CONTROL,
    /// Bytes that stand for an absent value.
    ABSENT,
    /// Bytes that the layout leaves free, so that what follows is aligned.
    PADDING,
    /// Bytes of a place that its value has no use for: the rest of a smaller variant, of an absent
    /// value, and slots without entry.
    UNUSED,
    /// Bytes that nothing in the archive leads to.
    UNREACHED,
    /// Bytes of elements that are not told one by one.
    FOLDED;

    /// Returns the word for it, such as `pointer`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether bytes of this kind have no influence on the value.
    public boolean isFree() {
        return this == PADDING || this == UNUSED || this == UNREACHED;
    }
}
