package dev.arenite.tool;

import com.sun.management.ThreadMXBean;

import java.lang.management.ManagementFactory;

/// Adds up the time and the garbage of pieces of work on the current thread.
final class Meter {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long nanoseconds;
    private long garbageBytes;
    private long startNanoseconds;
    private long startBytes;

    /// Begins a piece of work.
    void start() {
        startBytes = THREADS.getCurrentThreadAllocatedBytes();
        startNanoseconds = System.nanoTime();
    }

    /// Ends a piece of work.
    void stop() {
        nanoseconds += System.nanoTime() - startNanoseconds;
        garbageBytes += THREADS.getCurrentThreadAllocatedBytes() - startBytes;
    }

    double seconds() {
        return nanoseconds / 1e9;
    }

    double microseconds() {
        return nanoseconds / 1e3;
    }

    /// Returns the bytes allocated on the heap.
    long garbageBytes() {
        return garbageBytes;
    }
}
