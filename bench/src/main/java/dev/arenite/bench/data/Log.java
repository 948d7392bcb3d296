package dev.arenite.bench.data;

/// A line of a web server's log.
///
/// @param code unsigned
/// @param size unsigned
public record Log(
        Address address,
        String identity,
        String userid,
        String date,
        String request,
        short code,
        long size) {}
