package dev.arenite.archive.processor;

import java.util.ArrayList;
import java.util.List;

/// Writes the methods that write a struct of numbers and texts.
///
/// With texts, the resolver holds the whole place: the tokens of the texts, then the numbers,
/// packed
/// into words. So each value is looked at once, and places are filled from memory that was written
/// just before.
final class FlatWriteSource {

    private static final int WORD_BYTES = 8;

    private final StructModel model;
    private final Source out;
    private final Leaf.Row row;
    private final List<Leaf> texts;
    private final List<Piece> pieces;

    /// The word and the shift of each piece.
    private final List<Slot> slots;

    private final int words;

    /// The position of a piece in the resolver.
    private record Slot(Piece piece, int word, int shift) {}

    FlatWriteSource(StructModel model, Source out) {
        this.model = model;
        this.out = out;
        this.row = Leaf.Row.of(model);
        this.texts = row.leaves().stream().filter(leaf -> leaf.scalar() == null).toList();
        this.pieces = Piece.of(row, !texts.isEmpty());
        this.slots = new ArrayList<>();
        this.words = assign();
    }

    /// Adds the constant for the size of the resolver.
    static void addResolverBytes(StructModel model, Source out) {
        FlatWriteSource source = new FlatWriteSource(model, out);
        int bytes = source.texts.isEmpty() ? 0 : (source.texts.size() + source.words) * WORD_BYTES;
        out.add("static final long RESOLVER_BYTES = " + bytes + ";");
    }

    /// Gives each piece with numbers the first word that has room for it.
    private int assign() {
        List<Integer> ends = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.leaves().isEmpty()) {
                continue;
            }
            int word = 0;
            while (word < ends.size()
                    && Leaf.roundUp(ends.get(word), piece.bytes()) + piece.bytes() > WORD_BYTES) {
                word++;
            }
            if (word == ends.size()) {
                ends.add(0);
            }
            int start = Leaf.roundUp(ends.get(word), piece.bytes());
            ends.set(word, start + piece.bytes());
            slots.add(new Slot(piece, word, start * 8));
        }
        return ends.size();
    }

    void add() {
        if (texts.isEmpty()) {
            new NumberWriteSource(model, out).add();
        } else {
            addNoting("@ArchiveSink@ out", "out.addText", true);
            addNoting("@TextBatch@ texts", "texts.add", false);
            addFill();
            addWhole();
            addRows();
        }
    }

    /// The positions of the texts are local variables, and the place is filled from them.
    private void addWhole() {
        out.add(
                """

                @Override
                public long writePlace(%s value, @ArchiveSink@ out) {
                @ArchiveSink@.requireValue(value);
                String component = "";
                try {
                """
                        .formatted(model.value()));
        addLocals("out.addText");
        out.add(
                """
                out.align(Layout.PLACE_ALIGNMENT);
                long place = out.reserve(Layout.PLACE_BYTES);
                @MemorySegment@ memory = out.memory();
                """);
        for (Leaf text : texts) {
            // A text may be too far away for its pointer.
            out.add("component = \"" + text.path() + "\";");
            out.add("putText(memory, place + %d, %s);".formatted(text.offset(), text.local()));
        }
        for (Piece piece : pieces) {
            out.add(put(piece.offset(), piece.bytes(), piece.expression()));
        }
        out.add("return place;");
        addCatch(out);
        out.add("}");
    }

    /// Opens each record on the way to the numbers and texts, and takes all values: whether the
    /// memory may be used is then looked at once.
    private void addLocals(String addText) {
        for (Object step : row.steps()) {
            if (step instanceof Leaf.Holder holder) {
                out.add("component = \"" + holder.path() + "\";");
                out.add(
                        "%s %s = @ArchiveSink@.requireValue(%s);"
                                .formatted(holder.type(), holder.local(), holder.getter()));
            } else if (step instanceof Leaf leaf) {
                addLocal(leaf, addText, out);
            }
        }
    }

    static void addLocal(Leaf leaf, String addText, Source out) {
        Scalar scalar = leaf.scalar();
        if (scalar == null || leaf.nullable() || scalar.mayRefuse()) {
            out.add("component = \"" + leaf.path() + "\";");
        }
        if (scalar == null) {
            out.add("long %s = %s(%s);".formatted(leaf.local(), addText, leaf.getter()));
            return;
        }
        String got =
                leaf.nullable()
                        ? "@ArchiveSink@.requireValue(" + leaf.getter() + ")"
                        : leaf.getter();
        String type = leaf.bytes() == WORD_BYTES ? "long" : "int";
        out.add("%s %s = %s;".formatted(type, leaf.local(), scalar.store(got)));
    }

    static void addCatch(Source out) {
        out.add(
                """
                } catch (@ArchivePathException@ failure) {
                throw failure.within(component);
                }
                """);
    }

    private void addNoting(String sink, String addText, boolean single) {
        if (single) {
            out.add(
                    """

                    @Override
                    public void serialize(%s value, %s, @MemorySegment@ resolver, long at) {
                    @ArchiveSink@.requireValue(value);
                    """
                            .formatted(model.value(), sink));
        } else {
            out.add(
                    """

                    /// Adds the texts of a value to those of others, and notes them and the
                    /// numbers.
                    private static void note(%s value, %s, @MemorySegment@ resolver, long at) {
                    """
                            .formatted(model.value(), sink));
        }
        out.add("String component = \"\";\ntry {");
        addLocals(addText);
        for (int i = 0; i < texts.size(); i++) {
            out.add(
                    "@LittleEndian@.putLong(resolver, at + %d, %s);"
                            .formatted(i * WORD_BYTES, texts.get(i).local()));
        }
        for (int word = 0; word < words; word++) {
            out.add(
                    "@LittleEndian@.putLong(resolver, at + %d, %s);"
                            .formatted((texts.size() + word) * WORD_BYTES, word(word)));
        }
        addCatch(out);
        out.add("}");
    }

    private String word(int word) {
        List<String> parts = new ArrayList<>();
        for (Slot slot : slots) {
            if (slot.word() == word) {
                parts.addAll(slot.piece().inWord(slot.shift()));
            }
        }
        return String.join("\n| ", parts);
    }

    /// The loop is in the method that fills a place: the virtual machine takes the checks of a
    /// segment out of a loop only if it sees both together.
    private void addFill() {
        out.add(
                """

                @Override
                public void resolve(%s value, @ArchiveSink@ out, long place, @MemorySegment@ resolver, long at) {
                fill(out.memory(), place, resolver, at, 1);
                }

                /// Fills places from the resolvers alone.
                private static void fill(@MemorySegment@ memory, long start, @MemorySegment@ resolvers, long first, int count) {
                long place = start;
                long at = first;
                for (int i = 0; i < count; i++) {
                """
                        .formatted(model.value()));
        for (int word = 0; word < words; word++) {
            out.add(
                    "long word%d = @LittleEndian@.getLong(resolvers, at + %d);"
                            .formatted(word, (texts.size() + word) * WORD_BYTES));
        }
        for (int i = 0; i < texts.size(); i++) {
            out.add(
                    "putText(memory, place + %d, @LittleEndian@.getLong(resolvers, at + %d));"
                            .formatted(texts.get(i).offset(), i * WORD_BYTES));
        }
        for (Piece piece : pieces) {
            out.add(put(piece.offset(), piece.bytes(), taken(piece)));
        }
        out.add(
                """
                place += Layout.PLACE_BYTES;
                at += Layout.RESOLVER_BYTES;
                }
                }

                private static void putText(@MemorySegment@ memory, long place, long token) {
                @LittleEndian@.putLong(memory, place, @TextBatch@.place(token, place));
                }
                """);
    }

    /// Returns the expression that takes a piece out of its word.
    private String taken(Piece piece) {
        for (Slot slot : slots) {
            if (slot.piece() == piece) {
                String word = "word" + slot.word();
                String shifted = slot.shift() == 0 ? word : word + " >>> " + slot.shift();
                return piece.bytes() == WORD_BYTES
                        ? shifted
                        : "(int) " + (slot.shift() == 0 ? shifted : "(" + shifted + ")");
            }
        }
        return "0";
    }

    static String put(int offset, int bytes, String bits) {
        String cast =
                switch (bytes) {
                    case 1 -> "(byte) (" + bits + ")";
                    case 2 -> "(short) (" + bits + ")";
                    default -> bits;
                };
        return "@LittleEndian@.put%s(memory, place + %d, %s);"
                .formatted(Scalar.accessor(bytes), offset, cast);
    }

    private void addRows() {
        out.add(
                """

                @Override
                public void serializeAll(@List@<%1$s> values, int count, @ArchiveSink@ out, @MemorySegment@ resolvers, long first) {
                @TextBatch@ texts = out.beginTexts(%2$dL * count);
                do {
                long at = first;
                int next = 0;
                try {
                for (; next < count; next++) {
                note(@ArchiveSink@.requireValue(values.get(next)), texts, resolvers, at);
                at += Layout.RESOLVER_BYTES;
                }
                } catch (@ArchivePathException@ failure) {
                throw failure.within("[" + next + "]");
                }
                } while (!texts.end());
                }

                @Override
                public void resolveAll(@List@<%1$s> values, int count, @ArchiveSink@ out, long start, @MemorySegment@ resolvers, long first) {
                fill(out.memory(), start, resolvers, first, count);
                }
                """
                        .formatted(model.value(), texts.size()));
    }
}
