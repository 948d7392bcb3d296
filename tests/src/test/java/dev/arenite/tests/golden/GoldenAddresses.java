package dev.arenite.tests.golden;

import com.fasterxml.jackson.databind.JsonNode;

import dev.arenite.archive.type.IpSocketAddress;

import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Network addresses from their description: an address is the list of its octets, a socket
/// `[octets, port]` or `[octets, port, flowinfo, scope id]`; what may be of either kind is
/// `{"V4": ..}` or `{"V6": ..}`.
final class GoldenAddresses {

    private static final int V6_BYTES = 16;

    private GoldenAddresses() {}

    static InetAddress ip(JsonNode value) {
        if (value.isObject()) {
            return ip(value.iterator().next());
        }
        byte[] octets = new byte[value.size()];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) value.get(i).asInt();
        }
        try {
            return octets.length == V6_BYTES
                    ? Inet6Address.getByAddress(null, octets, -1)
                    : InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    static IpSocketAddress socket(JsonNode value) {
        if (value.isObject()) {
            return socket(value.iterator().next());
        }
        return new IpSocketAddress(
                ip(value.get(0)),
                value.get(1).asInt(),
                (int) value.path(2).asLong(),
                (int) value.path(3).asLong());
    }
}
