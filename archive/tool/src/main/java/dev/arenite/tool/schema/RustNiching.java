package dev.arenite.tool.schema;

import dev.arenite.archive.schema.SchemaNode.Niche;

/// Declares types that tell by some bytes of a place whether a value is absent.
final class RustNiching {

    private RustNiching() {}

    /// Returns a declaration.
    ///
    /// @param name  the name of the type
    /// @param value the name of the type of the values that may be absent, declared here
    static String declaration(String name, String value, Niche niche) {
        return """

        /// Tells by bytes from %d on, %d of them, that a value is absent.
        pub struct %s;

        impl Niching<Archived%s> for %s {
            unsafe fn is_niched(niched: *const Archived%s) -> bool {
                // SAFETY: the bytes are those of a place, which can be read.
                let bytes = unsafe { niched.cast::<u8>().add(%d).cast::<[u8; %d]>().read() };
                %s
            }

            fn resolve_niched(out: rkyv::Place<Archived%s>) {
                // SAFETY: the bytes are those of a place, which can be written.
                unsafe { out.ptr().cast::<u8>().add(%d).cast::<[u8; %d]>().write(%s) };
            }
        }
        """
                .formatted(
                        niche.offset(),
                        niche.bytes(),
                        name,
                        value,
                        name,
                        value,
                        niche.offset(),
                        niche.bytes(),
                        isAbsent(niche),
                        value,
                        niche.offset(),
                        niche.bytes(),
                        absent(niche));
    }

    private static String isAbsent(Niche niche) {
        return switch (niche.kind()) {
            case ZERO, BOX, WEAK -> "bytes == " + absent(niche);
            case NAN -> floating(niche) + "::from_le_bytes(bytes).is_nan()";
            case TWO -> "bytes[0] > 1";
        };
    }

    private static String absent(Niche niche) {
        return switch (niche.kind()) {
            case ZERO -> "[0; " + niche.bytes() + "]";
            case BOX, WEAK -> "1_i" + niche.bytes() * Byte.SIZE + ".to_le_bytes()";
            case NAN -> floating(niche) + "::NAN.to_le_bytes()";
            case TWO -> "[2]";
        };
    }

    private static String floating(Niche niche) {
        return "f" + niche.bytes() * Byte.SIZE;
    }
}
