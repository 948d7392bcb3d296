package dev.arenite.archive.type;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.memory.FxHash;
import dev.arenite.archive.memory.LittleEndian;

import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Comparator;

/// The types of network addresses, the same in every format: octets in network order, other
/// numbers little-endian.
public final class NetworkTypes {

    private static final int V4_BYTES = 4;
    private static final int V6_BYTES = 16;
    private static final int PORT_V6 = V6_BYTES;
    private static final int FLOW_INFO = 20;
    private static final int SCOPE_ID = 24;
    private static final int TAG_V4 = 0;
    private static final int TAG_V6 = 1;

    /// The offset of the address in a tagged socket address.
    private static final int TAGGED_V4 = 2;

    private static final int TAGGED_V6 = 4;

    private static final Comparator<InetAddress> ORDER =
            Comparator.<InetAddress>comparingInt(NetworkTypes::tag)
                    .thenComparing(InetAddress::getAddress, Arrays::compareUnsigned);

    private static final Comparator<IpSocketAddress> SOCKET_ORDER =
            Comparator.comparing(IpSocketAddress::address, ORDER)
                    .thenComparingInt(IpSocketAddress::port)
                    .thenComparing(IpSocketAddress::flowInfo, Integer::compareUnsigned)
                    .thenComparing(IpSocketAddress::scopeId, Integer::compareUnsigned);

    /// IPv4 addresses.
    public static final FixedType<Inet4Address> IPV4 =
            FixedType.of(V4_BYTES, 1, Scalars.access(NetworkTypes::getV4, NetworkTypes::putIp))
                    .keyed(NetworkTypes::hashOctets, FixedOrder.of(ORDER))
                    .named("ipv4");

    /// IPv6 addresses. Scopes are not archived.
    public static final FixedType<Inet6Address> IPV6 =
            FixedType.of(V6_BYTES, 1, Scalars.access(NetworkTypes::getV6, NetworkTypes::putIp))
                    .keyed(NetworkTypes::hashOctets, FixedOrder.of(ORDER))
                    .named("ipv6");

    /// Addresses of either kind.
    public static final FixedType<InetAddress> IP =
            FixedType.of(
                            1 + V6_BYTES,
                            1,
                            Scalars.access(NetworkTypes::getTaggedIp, NetworkTypes::putTaggedIp))
                    .where("tag of an address must be 0 or 1", NetworkTypes::hasTag)
                    .keyed(
                            (state, ip) -> hashOctets(FxHash.word(state, tag(ip)), ip),
                            FixedOrder.of(ORDER))
                    .named("ip");

    /// IPv4 addresses with a port.
    public static final FixedType<IpSocketAddress> SOCKET_V4 =
            FixedType.of(6, 2, Scalars.access(NetworkTypes::getSocketV4, NetworkTypes::putSocketV4))
                    .keyed(NetworkTypes::hashSocket, FixedOrder.of(SOCKET_ORDER))
                    .named("socket_v4");

    /// IPv6 addresses with a port.
    public static final FixedType<IpSocketAddress> SOCKET_V6 =
            FixedType.of(
                            28,
                            4,
                            Scalars.access(NetworkTypes::getSocketV6, NetworkTypes::putSocketV6))
                    .keyed(NetworkTypes::hashSocket, FixedOrder.of(SOCKET_ORDER))
                    .named("socket_v6");

    /// Addresses of either kind with a port.
    public static final FixedType<IpSocketAddress> SOCKET =
            FixedType.of(32, 4, Scalars.access(NetworkTypes::getSocket, NetworkTypes::putSocket))
                    .where("tag of an address must be 0 or 1", NetworkTypes::hasTag)
                    .keyed(NetworkTypes::hashTaggedSocket, FixedOrder.of(SOCKET_ORDER))
                    .named("socket");

    private NetworkTypes() {}

    private static int tag(InetAddress address) {
        return address instanceof Inet4Address ? TAG_V4 : TAG_V6;
    }

    private static boolean hasTag(MemorySegment memory, long place) {
        return (LittleEndian.getByte(memory, place) & 0xFE) == 0;
    }

    /// Rust hashes the octets as one number in memory.
    private static long hashOctets(long state, InetAddress address) {
        byte[] octets = address.getAddress();
        return FxHash.bytes(state, MemorySegment.ofArray(octets), 0, octets.length);
    }

    private static long hashSocket(long state, IpSocketAddress socket) {
        long hash = FxHash.word(hashOctets(state, socket.address()), socket.port());
        return tag(socket.address()) == TAG_V4
                ? hash
                : FxHash.word(
                        FxHash.word(hash, Integer.toUnsignedLong(socket.flowInfo())),
                        Integer.toUnsignedLong(socket.scopeId()));
    }

    private static long hashTaggedSocket(long state, IpSocketAddress socket) {
        return hashSocket(FxHash.word(state, tag(socket.address())), socket);
    }

    private static byte[] octets(MemorySegment memory, long place, int bytes) {
        return memory.asSlice(place, bytes).toArray(JAVA_BYTE);
    }

    private static Inet4Address getV4(MemorySegment memory, long place) {
        try {
            return (Inet4Address) InetAddress.getByAddress(octets(memory, place, V4_BYTES));
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Inet6Address getV6(MemorySegment memory, long place) {
        try {
            // Unlike InetAddress, this keeps an IPv4 address within IPv6 as an IPv6 address.
            return Inet6Address.getByAddress(null, octets(memory, place, V6_BYTES), -1);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void putIp(MemorySegment memory, long place, InetAddress address) {
        byte[] octets = address.getAddress();
        MemorySegment.copy(octets, 0, memory, JAVA_BYTE, place, octets.length);
    }

    private static InetAddress getTaggedIp(MemorySegment memory, long place) {
        return LittleEndian.getByte(memory, place) == TAG_V4
                ? getV4(memory, place + 1)
                : getV6(memory, place + 1);
    }

    private static void putTaggedIp(MemorySegment memory, long place, InetAddress address) {
        LittleEndian.putByte(memory, place, (byte) tag(address));
        putIp(memory, place + 1, address);
    }

    private static IpSocketAddress getSocketV4(MemorySegment memory, long place) {
        int port = LittleEndian.getShort(memory, place + V4_BYTES) & 0xFFFF;
        return IpSocketAddress.of(getV4(memory, place), port);
    }

    private static void putSocketV4(MemorySegment memory, long place, IpSocketAddress socket) {
        require(socket, TAG_V4);
        putIp(memory, place, socket.address());
        LittleEndian.putShort(memory, place + V4_BYTES, (short) socket.port());
    }

    private static IpSocketAddress getSocketV6(MemorySegment memory, long place) {
        return new IpSocketAddress(
                getV6(memory, place),
                LittleEndian.getShort(memory, place + PORT_V6) & 0xFFFF,
                LittleEndian.getInt(memory, place + FLOW_INFO),
                LittleEndian.getInt(memory, place + SCOPE_ID));
    }

    private static void putSocketV6(MemorySegment memory, long place, IpSocketAddress socket) {
        require(socket, TAG_V6);
        putIp(memory, place, socket.address());
        LittleEndian.putShort(memory, place + PORT_V6, (short) socket.port());
        LittleEndian.putInt(memory, place + FLOW_INFO, socket.flowInfo());
        LittleEndian.putInt(memory, place + SCOPE_ID, socket.scopeId());
    }

    private static void require(IpSocketAddress socket, int tag) {
        if (tag(socket.address()) != tag) {
            throw new ArchiveValueException(
                    "address must be of the other kind: address=" + socket.address());
        }
    }

    private static IpSocketAddress getSocket(MemorySegment memory, long place) {
        return LittleEndian.getByte(memory, place) == TAG_V4
                ? getSocketV4(memory, place + TAGGED_V4)
                : getSocketV6(memory, place + TAGGED_V6);
    }

    private static void putSocket(MemorySegment memory, long place, IpSocketAddress socket) {
        int tag = tag(socket.address());
        LittleEndian.putByte(memory, place, (byte) tag);
        if (tag == TAG_V4) {
            putSocketV4(memory, place + TAGGED_V4, socket);
        } else {
            putSocketV6(memory, place + TAGGED_V6, socket);
        }
    }
}
