package dev.arenite.tool.schema;

/// A type as a field has it in Rust.
///
/// @param text    the type
/// @param wrapper the wrapper that the field is archived with, empty if there is none
record RustType(String text, String wrapper) {

    static RustType of(String text) {
        return new RustType(text, "");
    }

    boolean isWrapped() {
        return !wrapper.isEmpty();
    }
}
