package dev.arenite.archive;

import dev.arenite.archive.internal.StringPlace;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Many texts one after the other, written together: the fast way for rows of records.
///
/// The characters are gathered and encoded by the thousand, which costs a fraction of encoding each
/// text by itself. The position of a text must be known at once, so all texts are assumed to be
/// ASCII. If that turns out wrong, [#end()] goes back to the start of the batch and asks for all of
/// them again; then each is encoded by itself.
///
/// ```java
/// TextBatch texts = out.beginTexts(orders.size());
/// do {
///     long next = at;
///     for (Order order : orders) {
///         LittleEndian.putLong(resolver, next, texts.add(order.customer()));
///         next += Long.BYTES;
///     }
/// } while (!texts.end());
/// ```
///
/// Nothing else may be written between beginning and end, and the writer's position says little. A
/// batch belongs to its writer, and ends with the value at the latest: by an exception too.
///
/// Only for the format with 32-bit pointers.
public final class TextBatch {

    private static final int MAX_GATHERED_CHARS = 8192;

    /// With fewer texts, gathering does not pay.
    private static final long MIN_TEXTS = 16;

    /// The number of batches whose texts are encoded one by one after some texts were not ASCII.
    private static final int BATCHES_ONE_BY_ONE = 64;

    private static final StringBuilder NONE = new StringBuilder(0);

    private enum Mode {
        CLOSED,
        GATHERED,
        /// As gathered, but some text was not ASCII: the rest of this pass is useless.
        IN_VAIN,
        ONE_BY_ONE
    }

    private final ArchiveSink out;
    private final TextWriter writer;
    private @Nullable GatheredText buffer;
    private Mode mode = Mode.CLOSED;
    private int batchesOneByOne;

    /// The start of the batch, and the end of the last text.
    private long start;
    private long end;

    /// The characters gathered and not yet written, from the buffer; the position of the next
    /// character; and the number of characters that still fit, 0 unless texts are gathered. Their
    /// bytes have not been reserved yet, but the sink has room for them.
    private StringBuilder gathered = NONE;
    private long gatheredEnd;
    private int room;

    /// The texts out of line among them, and the objects of the value before the batch.
    private int gatheredTexts;
    private long startObjects;

    TextBatch(ArchiveSink out, TextWriter writer) {
        this.out = out;
        this.writer = writer;
    }

    void begin(long expectedTexts) {
        if (isOpen()) {
            throw new IllegalStateException("a batch of texts is open: start=" + start);
        }
        start = out.position();
        end = start;
        startObjects = out.budget().objects;
        if (expectedTexts < MIN_TEXTS) {
            mode = Mode.ONE_BY_ONE;
        } else if (batchesOneByOne > 0) {
            batchesOneByOne--;
            mode = Mode.ONE_BY_ONE;
        } else {
            mode = Mode.GATHERED;
            if (buffer == null) {
                buffer = new GatheredText();
            }
            gather(buffer);
        }
    }

    boolean isOpen() {
        return mode != Mode.CLOSED;
    }

    /// Forgets a batch that was left by an exception.
    void abandon() {
        enter(Mode.CLOSED);
    }

    private void enter(Mode mode) {
        this.mode = mode;
        room = 0;
    }

    /// Adds a text.
    ///
    /// @return its place before the place's position is known; [#place] makes it final
    /// @throws ArchiveNullException if the text is null
    /// @throws ArchiveRangeException if the text has 2^30 bytes or more
    /// @throws ArchiveValueException if the text has an unpaired surrogate; a gathered text is
    ///     refused only when it is added once more
    /// @throws IllegalStateException if the batch has ended, or something else has been written
    public long add(String text) {
        // Small, to become part of its caller: a branch for each text of a row.
        if (text == null) {
            throw new ArchiveNullException();
        }
        int length = text.length();
        return length <= Long.BYTES ? putShort(text) : putLong(text);
    }

    private long putShort(String text) {
        long packed = StringPlace.pack(text);
        // Nothing is written: the state of the batch does not matter.
        return packed == StringPlace.NOT_ASCII ? putSlowly(text) : packed;
    }

    private long putLong(String text) {
        int length = text.length();
        if (length > room) {
            return putSlowly(text);
        }
        long position = gatheredEnd;
        gatheredEnd = position + length;
        room -= length;
        gatheredTexts++;
        gathered.append(text);
        return StringPlace.tagged(length) | position << Integer.SIZE;
    }

    private long putSlowly(String text) {
        if (mode == Mode.GATHERED) {
            if (!writeGathered()) {
                return -1;
            }
            if (text.length() > Long.BYTES && text.length() <= room) {
                return putLong(text);
            }
        } else if (mode == Mode.IN_VAIN) {
            return -1;
        }
        requireEnd();
        long place = writer.put(text);
        end = out.position();
        if (mode == Mode.GATHERED) {
            gather(Objects.requireNonNull(buffer));
        }
        return place;
    }

    private void gather(GatheredText buffer) {
        buffer.text.setLength(0);
        gathered = buffer.text;
        gatheredEnd = end;
        gatheredTexts = 0;
        room = (int) Math.min(MAX_GATHERED_CHARS, out.roomBytes());
    }

    /// Writes the gathered texts. Returns false if they were not ASCII.
    private boolean writeGathered() {
        requireEnd();
        GatheredText ended = Objects.requireNonNull(buffer);
        out.budget().countObjects(gatheredTexts);
        long bytesStart = out.reserve(gatheredEnd - end);
        end = gatheredEnd;
        if (ended.write(out.memory(), bytesStart)) {
            gather(ended);
            return true;
        }
        enter(Mode.IN_VAIN);
        return false;
    }

    /// Ends the batch, unless all texts must be added once more.
    ///
    /// @return false if some text was not ASCII: then the batch is at its start again, and still
    ///     open
    /// @throws ArchiveRangeException if the batch is longer than a pointer can reach
    /// @throws IllegalStateException if the batch has ended, or something else has been written
    public boolean end() {
        if (mode == Mode.IN_VAIN || (mode == Mode.GATHERED && !writeGathered())) {
            out.rewind(start);
            out.budget().objects = startObjects;
            end = start;
            enter(Mode.ONE_BY_ONE);
            batchesOneByOne = BATCHES_ONE_BY_ONE;
            return false;
        }
        requireEnd();
        if (end - start > Integer.MAX_VALUE) {
            throw new ArchiveRangeException("distance", start - end, Integer.MIN_VALUE, start);
        }
        enter(Mode.CLOSED);
        return true;
    }

    private void requireEnd() {
        if (mode == Mode.CLOSED) {
            throw new IllegalStateException("no batch of texts is open");
        }
        if (out.position() != end) {
            throw new IllegalStateException(
                    "something else was written in a batch of texts: position="
                            + out.position()
                            + " expected="
                            + end);
        }
    }

    /// Returns the bytes that a place of text must hold, as a little-endian number.
    ///
    /// @param token  the token that [#add] returned
    /// @param place the position of the place, behind the batch and at most 2 GiB from its end
    /// @throws ArchiveRangeException if the text is too far away
    public static long place(long token, long place) {
        if (StringPlace.isInline((byte) token)) {
            return token;
        }
        long placed = token - (place << Integer.SIZE);
        if (placed >= 0) {
            throw new ArchiveRangeException(
                    "distance", (placed >> Integer.SIZE) - (1L << 32), Integer.MIN_VALUE, place);
        }
        return placed;
    }

    /// Texts whose bytes have been reserved and not written.
    private static final class GatheredText {

        /*
         * A StringBuilder takes a string by copying its bytes, and encoding thousands of characters
         * is vectorized: together several times as fast as any method for a single string.
         */
        private StringBuilder text = new StringBuilder(MAX_GATHERED_CHARS);
        private final TextEncoder encoder = new TextEncoder(MAX_GATHERED_CHARS);

        /// Writes the text, and returns whether it was ASCII; if not, nothing has been written.
        boolean write(MemorySegment memory, long start) {
            int length = text.length();
            // Only ASCII has as many bytes as characters.
            if (encoder.encode(text) != length) {
                // It would hold wide characters from now on.
                text = new StringBuilder(MAX_GATHERED_CHARS);
                return false;
            }
            encoder.copyTo(memory, start, length);
            return true;
        }
    }
}
