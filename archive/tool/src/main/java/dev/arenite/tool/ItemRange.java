package dev.arenite.tool;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Items from an index on, up to another one.
///
/// @param from the index of the first item
/// @param to   the index behind the last one; may be greater than the number of items
record ItemRange(long from, long to) {

    static final ItemRange ALL = new ItemRange(0, Long.MAX_VALUE);

    /// Reads `FROM..TO`, `FROM..`, `..TO` and `ITEM`.
    static final class Converter implements ITypeConverter<ItemRange> {

        private static final Pattern RANGE =
                Pattern.compile("(?:([0-9]{0,18})(\\.\\.)([0-9]{0,18}))|([0-9]{1,18})");

        @Override
        public ItemRange convert(String text) {
            Matcher parts = RANGE.matcher(text);
            if (!parts.matches()) {
                throw new TypeConversionException(
                        "range must be FROM..TO, FROM.., ..TO or ITEM: " + text);
            }
            if (parts.group(2) == null) {
                long item = Long.parseLong(parts.group(4));
                return new ItemRange(item, item + 1);
            }
            ItemRange range =
                    new ItemRange(
                            number(parts.group(1), ALL.from()), number(parts.group(3), ALL.to()));
            if (range.from > range.to) {
                throw new TypeConversionException("range must not end before it begins: " + text);
            }
            return range;
        }

        private static long number(String digits, long otherwise) {
            return digits.isEmpty() ? otherwise : Long.parseLong(digits);
        }
    }
}
