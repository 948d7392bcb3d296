package dev.arenite.tests;

/// The exception that user code throws in these tests.
final class PlantedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PlantedException() {
        super("planted", null, true, false);
    }
}
