package dev.arenite.archive.type;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// An address and a port; the parts that only IPv6 has are 0 for IPv4.
///
/// @param address  the address
/// @param port     the port, 0 to 65535
/// @param flowInfo the flow information of IPv6, unsigned
/// @param scopeId  the scope of IPv6, unsigned
public record IpSocketAddress(InetAddress address, int port, int flowInfo, int scopeId) {

    private static final int MAX_PORT = 0xFFFF;

    /// @throws IllegalArgumentException if the port is out of range, or an IPv4 address has flow
    ///     information or a scope
    public IpSocketAddress {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port must be 0 to 65535: port=" + port);
        }
        if (address instanceof Inet4Address && (flowInfo | scopeId) != 0) {
            throw new IllegalArgumentException(
                    "only IPv6 has flow information and scope: flowInfo="
                            + flowInfo
                            + " scopeId="
                            + scopeId);
        }
    }

    /// Returns an address without flow information and scope.
    public static IpSocketAddress of(InetAddress address, int port) {
        return new IpSocketAddress(address, port, 0, 0);
    }

    /// Returns a resolved address as Java knows it, without flow information and scope.
    public InetSocketAddress toInetSocketAddress() {
        return new InetSocketAddress(address, port);
    }
}
