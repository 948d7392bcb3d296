package dev.arenite.comparison.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// What is written down about contenders.
final class SurveyTest {

    @Test
    void publishedWarningsNameFilesWithoutTheirFolders() {
        assertEquals(
                "WARNING: called by a.B (fory-core-1.6.0.jar)",
                Survey.withoutFolders(
                        "WARNING: called by a.B (file:/some/one/fory-core-1.6.0.jar)"));
        assertEquals("WARNING: and/or", Survey.withoutFolders("WARNING: and/or"));
    }
}
