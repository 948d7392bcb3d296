package dev.arenite.tool.schema;

/// The classes that declarations in Java use.
enum JavaUse {
    ARCHIVABLE("dev.arenite.archive.derive.Archivable"),
    ARCHIVE_FORMAT("dev.arenite.archive.ArchiveFormat"),
    AS("dev.arenite.archive.derive.As"),
    BIG_DECIMAL("java.math.BigDecimal"),
    BIG_INTEGER("java.math.BigInteger"),
    BOOLEAN("java.lang.Boolean"),
    BOUND("dev.arenite.archive.type.Bound"),
    BYTE("java.lang.Byte"),
    DOUBLE("java.lang.Double"),
    DURATION("java.time.Duration"),
    FLOAT("java.lang.Float"),
    FORM("dev.arenite.archive.derive.Form"),
    INET4_ADDRESS("java.net.Inet4Address"),
    INET6_ADDRESS("java.net.Inet6Address"),
    INET_ADDRESS("java.net.InetAddress"),
    INSTANT("java.time.Instant"),
    INTEGER("java.lang.Integer"),
    IP_SOCKET_ADDRESS("dev.arenite.archive.type.IpSocketAddress"),
    LIST("java.util.List"),
    LOCAL_DATE("java.time.LocalDate"),
    LOCAL_DATE_TIME("java.time.LocalDateTime"),
    LOCAL_TIME("java.time.LocalTime"),
    LONG("java.lang.Long"),
    MAP("java.util.Map"),
    OPTIONAL("java.util.Optional"),
    RANGE("dev.arenite.archive.type.Range"),
    RESULT("dev.arenite.archive.type.Result"),
    SET("java.util.Set"),
    SHORT("java.lang.Short"),
    STRING("java.lang.String"),
    TAG("dev.arenite.archive.derive.Tag"),
    UNIT("dev.arenite.archive.type.Unit"),
    UNSIGNED_DURATION("dev.arenite.archive.type.UnsignedDuration"),
    UUID("java.util.UUID");

    private final String qualified;

    JavaUse(String qualified) {
        this.qualified = qualified;
    }

    String qualified() {
        return qualified;
    }

    String simple() {
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }

    /// Whether the class must be imported to be used by its simple name.
    boolean isImported() {
        return !qualified.startsWith("java.lang.");
    }
}
