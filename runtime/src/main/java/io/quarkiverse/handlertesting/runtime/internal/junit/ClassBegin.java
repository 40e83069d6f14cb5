package io.quarkiverse.handlertesting.runtime.internal.junit;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.fixtures.FixtureParameters;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;

/** Refuses a {@code @QuarkusTest} class with a mistake in what runs before or after all of its tests. */
public class ClassBegin implements QuarkusTestBeforeClassCallback {

    @Override
    public void beforeClass(Class<?> tests) {
        Beans.find(FixtureParameters.class).flatMap(fixtures -> fixtures.mistake(tests)).ifPresent(mistake -> {
            throw new IllegalStateException(mistake);
        });
    }
}
