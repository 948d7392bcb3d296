package dev.arenite.tests;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/// Gives each property the same seed in each run: whether a planted bug is found must not depend on
/// luck. `-Darenite.seed` gives another one.
public final class FixedSeed implements AroundPropertyHook {

    private static final String SEED = System.getProperty("arenite.seed", "20261128");

    /// Around everything that draws.
    private static final int OUTERMOST = -1000;

    @Override
    public PropertyExecutionResult aroundProperty(
            PropertyLifecycleContext context, PropertyExecutor property) throws Throwable {
        context.attributes().setSeed(SEED);
        return property.execute();
    }

    @Override
    public int aroundPropertyProximity() {
        return OUTERMOST;
    }
}
