package io.quarkiverse.handlertesting.benchmarks.probes.client;

import java.io.IOException;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import io.quarkiverse.handlertesting.benchmarks.probes.Samples;

/**
 * Measures the time from before the first test of a class until after the last. Must be declared after {@code @QuarkusTest},
 * which starts the application.
 */
final class ClassTime implements BeforeAllCallback, AfterAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(ClassTime.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(NAMESPACE).put("begun", System.nanoTime());
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        long begun = context.getStore(NAMESPACE).get("begun", Long.class);
        Samples.add("class", (System.nanoTime() - begun) / 1e6);
    }
}
