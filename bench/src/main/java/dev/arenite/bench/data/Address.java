package dev.arenite.bench.data;

/// Where a request came from: four bytes, unsigned.
public record Address(byte x0, byte x1, byte x2, byte x3) {}
