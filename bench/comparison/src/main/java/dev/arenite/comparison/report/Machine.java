package dev.arenite.comparison.report;

import java.util.Map;

/// Where and by what a comparison was run.
///
/// @param date    the day and time it began, in ISO form and UTC
/// @param cpu     the model of the processor
/// @param cores   the processors that the JVM sees
/// @param kernel  the operating system and its version
/// @param jdk     the virtual machine and its version
/// @param peers   the versions of the peers, by their names
/// @param command what was run
/// @param forks   the virtual machines for each contender and operation
public record Machine(
        String date,
        String cpu,
        int cores,
        String kernel,
        String jdk,
        Map<String, String> peers,
        String command,
        int forks) {}
