package io.quarkiverse.handlertesting.runtime.internal.junit;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.cases.CaseMethods;
import io.quarkiverse.handlertesting.runtime.internal.database.CleanDatabases;
import io.quarkiverse.handlertesting.runtime.internal.fixtures.FixtureParameters;
import io.quarkiverse.handlertesting.runtime.internal.upstream.MockUpstreamProducer;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;

/**
 * Begins a {@code @QuarkusTest} class, whose {@code @BeforeAll} methods may stub upstreams for all of its tests. Refuses a
 * class with a mistake in what runs before or after all of its tests, or never.
 */
public class ClassBegin implements QuarkusTestBeforeClassCallback {

    @Override
    public void beforeClass(Class<?> tests) {
        Beans.find(CleanDatabases.class).ifPresent(CleanDatabases::copy);
        Beans.find(Invocations.class).ifPresent(invocations -> invocations.beginClass(tests));
        Beans.find(MockUpstreamProducer.class).ifPresent(upstreams -> upstreams.group().beginClass(tests));
        Beans.find(FixtureParameters.class).flatMap(fixtures -> fixtures.mistake(tests)).ifPresent(ClassBegin::refuse);
        CaseMethods.mistake(tests).ifPresent(ClassBegin::refuse);
    }

    private static void refuse(String mistake) {
        throw new IllegalStateException(mistake);
    }
}
