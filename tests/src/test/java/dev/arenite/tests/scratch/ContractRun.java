package dev.arenite.tests.scratch;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import java.util.ArrayList;
import java.util.List;

/// Runs a contract as JUnit would, inside a test, and collects what fails.
///
/// @param tests    how many tests there were
/// @param failures what failed: the name of the property and the message
record ContractRun(int tests, List<String> failures) {

    /// Runs a class.
    static ContractRun of(Class<?> contract) {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectClass(contract))
                        .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                        .configurationParameter("jqwik.database", "")
                        .build();
        Collector collector = new Collector();
        LauncherFactory.create().execute(request, collector);
        return new ContractRun(collector.tests, collector.failures);
    }

    private static final class Collector implements TestExecutionListener {
        final List<String> failures = new ArrayList<>();
        int tests;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                tests++;
                result.getThrowable()
                        .ifPresent(
                                thrown ->
                                        failures.add(
                                                test.getDisplayName()
                                                        + ": "
                                                        + thrown.getMessage()));
            }
        }
    }
}
