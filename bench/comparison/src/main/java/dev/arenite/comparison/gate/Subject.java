package dev.arenite.comparison.gate;

import java.util.Map;

/// A benchmark with its parameters.
///
/// @param benchmark the name of its class, a dot, and the name of its method
record Subject(String benchmark, Map<String, String> params) {}
