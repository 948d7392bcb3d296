package dev.arenite.comparison.gate;

import java.util.List;

/// What `bench/gate.json` holds.
///
/// @param processor the model of the processor that the ratios were measured on: on another one
/// they
///     are others, by up to twice
record Ratios(String processor, List<Pair> pairs) {}
