package dev.arenite.tests.golden;

import java.util.List;

/// A value of an enum that is described at run time.
///
/// @param name   the name of the variant
/// @param fields the values of its fields
public record GoldenVariant(String name, List<?> fields) {}
