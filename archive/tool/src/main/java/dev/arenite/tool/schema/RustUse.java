package dev.arenite.tool.schema;

import java.util.stream.Stream;

/// What declarations in Rust use of modules.
enum RustUse {
    ALLOCATOR("rkyv::ser", "Allocator"),
    ARCHIVE("rkyv", "Archive"),
    ARC("std::sync", "Arc"),
    ARCHIVE_CONTEXT("rkyv::validation", "ArchiveContext"),
    B_TREE_MAP("std::collections", "BTreeMap"),
    B_TREE_SET("std::collections", "BTreeSet"),
    BOOL("rkyv::niche::niching", "Bool"),
    C_STRING("std::ffi", "CString"),
    DESERIALIZE("rkyv", "Deserialize"),
    DURATION("std::time", "Duration"),
    HASH_MAP("std::collections", "HashMap"),
    HASH_SET("std::collections", "HashSet"),
    INDEX_MAP("indexmap", "IndexMap"),
    INDEX_SET("indexmap", "IndexSet"),
    IP_ADDR("std::net", "IpAddr"),
    IPV4_ADDR("std::net", "Ipv4Addr"),
    IPV6_ADDR("std::net", "Ipv6Addr"),
    NAN("rkyv::niche::niching", "NaN"),
    NICHE("rkyv::with", "Niche"),
    NICHE_INTO("rkyv::with", "NicheInto"),
    NICHING("rkyv::niche::niching", "Niching"),
    NON_ZERO("std::num", "NonZero"),
    POOLING("rkyv::de", "Pooling"),
    RANGE_INCLUSIVE("std::ops", "RangeInclusive"),
    RC("std::rc", "Rc"),
    SERIALIZE("rkyv", "Serialize"),
    SHARED_CONTEXT("rkyv::validation", "SharedContext"),
    SHARING("rkyv::ser", "Sharing"),
    SOCKET_ADDR("std::net", "SocketAddr"),
    SOCKET_ADDR_V4("std::net", "SocketAddrV4"),
    SOCKET_ADDR_V6("std::net", "SocketAddrV6"),
    SOURCE("rkyv::rancor", "Source"),
    SYSTEM_TIME("std::time", "SystemTime"),
    UNIX_TIME("rkyv::with", "AsUnixTime"),
    UUID("uuid", "Uuid"),
    VEC_DEQUE("std::collections", "VecDeque"),
    WRITER("rkyv::ser", "Writer");

    private final String module;
    private final String item;

    RustUse(String module, String item) {
        this.module = module;
        this.item = item;
    }

    /// Returns the name by which it is used.
    String item() {
        return item;
    }

    /// Returns the module that has it.
    String module() {
        return module;
    }

    static Stream<String> names() {
        return Stream.of(values()).map(RustUse::item);
    }
}
