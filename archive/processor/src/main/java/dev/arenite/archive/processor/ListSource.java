package dev.arenite.archive.processor;

/// Writes the class of lists of a type. It names the type as a constant, so that a loop over the
/// list calls no unknown method.
final class ListSource {

    private ListSource() {}

    /// Adds the method that makes such a list, and its class.
    ///
    /// @param view     the view of an element
    /// @param constant the constant that holds the type of the elements
    static void add(Source out, String view, String constant) {
        out.add(
                """

                @Override
                public @ArchivedList@<%1$s> viewAll(@MemorySegment@ archive, long start, long count) {
                return new Row(archive, start, count);
                }

                private static final class Row extends @ArchivedList@<%1$s> {

                Row(@MemorySegment@ archive, long start, long size) {
                super(archive, start, size);
                }

                @Override
                public @ArchiveType@<?, %1$s> element() {
                return %2$s;
                }

                @Override
                public @Iterator@<%1$s> iterator() {
                return new Cursor<>(this) {
                @Override
                protected @ArchiveType@<?, %1$s> element() {
                return %2$s;
                }
                };
                }
                }
                """
                        .formatted(view, constant));
    }
}
