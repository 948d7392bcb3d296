package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.NetworkTypes;
import dev.arenite.archive.type.Niche;
import dev.arenite.archive.type.TimeTypes;

/// The types of leaves, and the bytes of niches.
final class SchemaLeafTypes {

    private final ArchiveTypes types;

    SchemaLeafTypes(ArchiveTypes types) {
        this.types = types;
    }

    ArchiveType<?, ?> type(SchemaLeaf leaf) {
        return switch (leaf) {
            case UNIT -> types.unit();
            case BOOL -> types.bool();
            case U8 -> types.u8();
            case U16 -> types.u16();
            case U32 -> types.u32();
            case U64 -> types.u64();
            case U128 -> types.u128();
            case USIZE -> types.usize();
            case I8 -> types.i8();
            case I16 -> types.i16();
            case I32 -> types.i32();
            case I64 -> types.i64();
            case I128 -> types.i128();
            case ISIZE -> types.isize();
            case F32 -> types.f32();
            case F64 -> types.f64();
            case CHAR -> types.character();
            case STRING -> types.string();
            case STR -> types.boxedString();
            case CSTRING -> types.cString();
            case BIG_INTEGER -> types.bigInteger();
            case UUID -> types.uuid();
            case UUID_ARRAY -> types.uuidAsArray();
            default -> timeOrAddress(leaf);
        };
    }

    private ArchiveType<?, ?> timeOrAddress(SchemaLeaf leaf) {
        return switch (leaf) {
            case DURATION -> TimeTypes.UNSIGNED_DURATION;
            case JAVA_DURATION -> TimeTypes.DURATION;
            case UNIX_TIME -> TimeTypes.UNIX_TIME;
            case INSTANT -> types.instant();
            case LOCAL_DATE -> types.localDate();
            case LOCAL_TIME -> types.localTime();
            case LOCAL_DATE_TIME -> types.localDateTime();
            case IPV4 -> NetworkTypes.IPV4;
            case IPV6 -> NetworkTypes.IPV6;
            case IP -> NetworkTypes.IP;
            case SOCKET_V4 -> NetworkTypes.SOCKET_V4;
            case SOCKET_V6 -> NetworkTypes.SOCKET_V6;
            case SOCKET -> NetworkTypes.SOCKET;
            default -> throw new IllegalArgumentException("leaf has no type: " + leaf);
        };
    }

    /// Returns the bytes of a niche.
    Niche niche(SchemaNode.Niche niche) {
        Niche bytes =
                switch (niche.kind()) {
                    case BOX, WEAK -> Niche.nowhere(types.format());
                    case ZERO -> Niche.zero(niche.bytes());
                    case NAN -> niche.bytes() == Float.BYTES ? Niche.NAN_32 : Niche.NAN_64;
                    case TWO -> Niche.BOOL;
                };
        return niche.offset() == 0 ? bytes : Niche.field(niche.offset(), bytes);
    }
}
