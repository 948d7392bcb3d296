package dev.arenite.tool.schema;

import dev.arenite.archive.schema.SchemaLeaf;

/// The standard values of Java that Rust has no type for, as structs (FORMAT 2.6).
///
/// @param name        the name of the struct
/// @param description one line about its values
/// @param content     what follows its name; `%s` stands for the name of a date
record RustStandard(String name, String description, String content) {

    static RustStandard of(SchemaLeaf leaf) {
        return switch (leaf) {
            case INSTANT ->
                    new RustStandard(
                            "Instant",
                            "Seconds since 1970, and nanoseconds below 10^9.",
                            " {\n    pub seconds: i64,\n    pub nanos: u32,\n}");
            case LOCAL_DATE ->
                    new RustStandard(
                            "LocalDate",
                            "A day of the calendar, year from -999999999 to 999999999.",
                            " {\n    pub year: i32,\n    pub month: u8,\n    pub day: u8,\n}");
            case LOCAL_TIME ->
                    new RustStandard(
                            "LocalTime",
                            "The nanosecond of the day, below 86400 * 10^9.",
                            "(pub u64);");
            case LOCAL_DATE_TIME ->
                    new RustStandard(
                            "LocalDateTime",
                            "A day of the calendar and the nanosecond of the day.",
                            " {\n    pub date: %s,\n    pub time: u64,\n}");
            case BIG_INTEGER ->
                    new RustStandard(
                            "BigInteger",
                            "Two's complement, the highest byte first, the fewest bytes.",
                            "(pub Vec<u8>);");
            default -> throw new IllegalArgumentException("leaf is no standard value: " + leaf);
        };
    }

    String declaration(String given, String date) {
        return """

        /// %s
        #[derive(Archive, Serialize, Deserialize, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[rkyv(derive(PartialEq, Eq, Hash, PartialOrd, Ord))]
        pub struct %s%s
        """
                .formatted(description, given, content.formatted(date));
    }
}
