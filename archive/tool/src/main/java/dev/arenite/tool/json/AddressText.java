package dev.arenite.tool.json;

import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.type.IpSocketAddress;

import org.jspecify.annotations.Nullable;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of addresses: `10.0.0.1`, `2001:db8:0:0:0:0:0:1`, `10.0.0.1:80`, `[2001:db8::1]:80`,
/// and with a scope and flow information `[fe80::1%3]:80#7`. Names are not looked up.
final class AddressText {

    private static final Pattern SOCKET_V4 = Pattern.compile("([0-9.]+):([0-9]{1,5})");
    private static final Pattern SOCKET_V6 =
            Pattern.compile(
                    "\\[([0-9a-fA-F:.]+)(?:%([0-9]{1,10}))?]:([0-9]{1,5})(?:#([0-9]{1,10}))?");
    private static final int V6_BYTES = 16;
    private static final int MAPPED_PREFIX = 10;

    private AddressText() {}

    static String text(Object value) {
        if (value instanceof InetAddress address) {
            return address.getHostAddress();
        }
        IpSocketAddress socket = (IpSocketAddress) value;
        String host = socket.address().getHostAddress();
        if (socket.address() instanceof Inet4Address) {
            return host + ":" + socket.port();
        }
        String scope =
                socket.scopeId() == 0 ? "" : "%" + Integer.toUnsignedString(socket.scopeId());
        String flow =
                socket.flowInfo() == 0 ? "" : "#" + Integer.toUnsignedString(socket.flowInfo());
        return "[" + host + scope + "]:" + socket.port() + flow;
    }

    static Object value(SchemaLeaf leaf, String text) {
        return switch (leaf) {
            case IPV4 -> v4(text);
            case IPV6 -> v6(text);
            case IP -> text.indexOf(':') < 0 ? v4(text) : v6(text);
            case SOCKET_V4 -> socketV4(text);
            case SOCKET_V6 -> socketV6(text);
            default -> text.startsWith("[") ? socketV6(text) : socketV4(text);
        };
    }

    private static Inet4Address v4(String text) {
        // Java also knows short forms, such as one number for all of the bytes.
        if (text.chars().filter(each -> each == '.').count() == 3) {
            try {
                return Inet4Address.ofLiteral(text);
            } catch (IllegalArgumentException _) {
                // Told below.
            }
        }
        throw ValueException.of("address must be such as 10.0.0.1", text);
    }

    private static Inet6Address v6(String text) {
        if (text.indexOf('%') < 0) {
            try {
                byte[] bytes = Inet6Address.ofLiteral(text).getAddress();
                return Inet6Address.getByAddress(
                        null, bytes.length == V6_BYTES ? bytes : mapped(bytes), -1);
            } catch (IllegalArgumentException | UnknownHostException _) {
                // Told below.
            }
        }
        throw ValueException.of("address must be such as 2001:db8::1", text);
    }

    /// Java takes an IPv4 address within IPv6 for the IPv4 address.
    private static byte[] mapped(byte[] v4) {
        byte[] bytes = new byte[V6_BYTES];
        bytes[MAPPED_PREFIX] = -1;
        bytes[MAPPED_PREFIX + 1] = -1;
        System.arraycopy(v4, 0, bytes, V6_BYTES - v4.length, v4.length);
        return bytes;
    }

    private static IpSocketAddress socketV4(String text) {
        Matcher parts = SOCKET_V4.matcher(text);
        if (!parts.matches()) {
            throw ValueException.of("address must be such as 10.0.0.1:80", text);
        }
        return IpSocketAddress.of(v4(parts.group(1)), port(parts.group(2)));
    }

    private static IpSocketAddress socketV6(String text) {
        Matcher parts = SOCKET_V6.matcher(text);
        if (!parts.matches()) {
            throw ValueException.of("address must be such as [2001:db8::1]:80", text);
        }
        return new IpSocketAddress(
                v6(parts.group(1)),
                port(parts.group(3)),
                unsigned(parts.group(4)),
                unsigned(parts.group(2)));
    }

    private static int port(String text) {
        return (Integer) ScalarText.value(SchemaLeaf.U16, text);
    }

    private static int unsigned(@Nullable String text) {
        return text == null ? 0 : ((Long) ScalarText.value(SchemaLeaf.U32, text)).intValue();
    }
}
