package dev.arenite.archive.processor;

import java.util.Map;
import java.util.Optional;

/// The forms of the platform's value classes.
final class Values {

    /// The expression for the type and the view, by the name of the class and the form; a type
    /// without a view is a `FixedType`. A `!` marks types that cannot be keys.
    private static final Map<String, String> FORMS =
            Map.ofEntries(
                    Map.entry("java.time.Instant", "TYPES.instant()"),
                    Map.entry("java.time.Instant UNIX_TIME", "@TimeTypes@.UNIX_TIME"),
                    Map.entry("java.time.LocalDate", "TYPES.localDate()"),
                    Map.entry("java.time.LocalTime", "TYPES.localTime()"),
                    Map.entry("java.time.LocalDateTime", "TYPES.localDateTime()"),
                    Map.entry("java.time.Duration", "@TimeTypes@.DURATION"),
                    Map.entry(
                            "dev.arenite.archive.type.UnsignedDuration",
                            "@TimeTypes@.UNSIGNED_DURATION"),
                    Map.entry("java.math.BigInteger", "!TYPES.bigInteger() @java.math/BigInteger@"),
                    Map.entry("java.math.BigInteger U128", "TYPES.u128()"),
                    Map.entry("java.math.BigInteger I128", "TYPES.i128()"),
                    Map.entry("java.math.BigDecimal", "!TYPES.bigDecimal() @java.math/BigDecimal@"),
                    Map.entry("java.util.UUID", "TYPES.uuid()"),
                    Map.entry("java.util.UUID BYTES", "TYPES.uuidAsArray()"),
                    Map.entry("java.net.Inet4Address", "@NetworkTypes@.IPV4"),
                    Map.entry("java.net.Inet6Address", "@NetworkTypes@.IPV6"),
                    Map.entry("java.net.InetAddress", "@NetworkTypes@.IP"),
                    Map.entry("dev.arenite.archive.type.IpSocketAddress", "@NetworkTypes@.SOCKET"),
                    Map.entry("dev.arenite.archive.type.Unit", "TYPES.unit()"),
                    Map.entry("java.lang.foreign.MemorySegment", "TYPES.utf8() @ArchivedString@"));

    private Values() {}

    /// Returns the form of a class, or empty if it has no such form.
    ///
    /// @param boxed the class as source names it
    /// @param form  the name of the form asked for, empty for the usual one
    static Optional<Form> form(String qualifiedName, String boxed, String form) {
        String entry = FORMS.get(form.isEmpty() ? qualifiedName : qualifiedName + " " + form);
        if (entry == null) {
            return Optional.empty();
        }
        boolean keyed = !entry.startsWith("!");
        String told = keyed ? entry : entry.substring(1);
        int space = told.indexOf(' ');
        if (space < 0) {
            return Optional.of(Form.fixed(told, boxed, Form.UNKNOWN, Form.UNKNOWN, keyed));
        }
        String type = told.substring(0, space);
        String view = told.substring(space + 1);
        return Optional.of(Form.of(type, boxed, view, Form.UNKNOWN, Form.UNKNOWN, keyed));
    }
}
