package dev.arenite.archive.block;

/// What a pool of buffers has done so far.
///
/// @param requests  the number of buffers that were asked for
/// @param reused    the number of these that had been given back before
/// @param lentBytes the bytes of buffers that are in use
/// @param idleBytes the bytes of buffers that wait to be used again
public record BlockBufferStats(long requests, long reused, long lentBytes, long idleBytes) {}
