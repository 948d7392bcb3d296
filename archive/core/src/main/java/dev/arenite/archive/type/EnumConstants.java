package dev.arenite.archive.type;

import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.memory.FxHash;
import dev.arenite.archive.memory.LittleEndian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The constants of a Java enum by their tags, viewed as themselves.
@SuppressWarnings("EnumOrdinal") // The tags are given in the order of the constants.
final class EnumConstants {

    private static final int TAGS = 256;

    private EnumConstants() {}

    /// @param tags the tag of each constant, in their order
    static <E extends Enum<E>> FixedType<E> type(Class<E> constants, int... tags) {
        E[] all = constants.getEnumConstants();
        short[] indexes = indexes(constants, all.length, tags);
        // Of an enum with one variant, Rust's derive(Hash) leaves out the tag.
        FixedKey.Hash<E> hash =
                all.length == 1
                        ? (state, value) -> state
                        : (state, value) -> FxHash.word(state, tags[value.ordinal()]);
        FixedOrder<E> order =
                new FixedOrder<>(
                        Comparator.comparingInt(value -> tags[value.ordinal()]),
                        1,
                        (value, target) -> target.putByte(tags[value.ordinal()]));
        return FixedType.of(
                        1,
                        1,
                        Scalars.<E>access(
                                (m, at) -> all[indexes[LittleEndian.getByte(m, at) & 0xFF]],
                                (m, at, v) ->
                                        LittleEndian.putByte(m, at, (byte) tags[v.ordinal()])))
                .where(
                        "tag must be that of a variant",
                        (m, at) -> indexes[LittleEndian.getByte(m, at) & 0xFF] >= 0)
                .keyed(hash, order)
                .described(describer -> describe(describer, constants, all, tags));
    }

    private static <E extends Enum<E>> void describe(
            TypeDescriber describer, Class<E> constants, E[] all, int... tags) {
        List<TypeDescriber.Variant> variants = new ArrayList<>();
        for (int i = 0; i < tags.length; i++) {
            variants.add(
                    new TypeDescriber.Variant(
                            all[i].name(), tags[i], List.of(), EarlierNames.of(all[i]), List.of()));
        }
        describer.enumeration(constants.getSimpleName(), variants);
    }

    /// Returns the index of the constant with each tag, or -1.
    private static short[] indexes(Class<?> constants, int count, int[] tags) {
        if (count == 0 || tags.length != count) {
            throw new IllegalArgumentException(
                    "each constant must have a tag: enum="
                            + constants.getName()
                            + " constants="
                            + count
                            + " tags="
                            + tags.length);
        }
        short[] indexes = new short[TAGS];
        Arrays.fill(indexes, (short) -1);
        for (short i = 0; i < count; i++) {
            int tag = tags[i];
            if (tag < 0 || tag >= TAGS || indexes[tag] >= 0) {
                throw new IllegalArgumentException(
                        "tag must be one byte and not taken: enum="
                                + constants.getName()
                                + " tag="
                                + tag);
            }
            indexes[tag] = i;
        }
        return indexes;
    }
}
