package io.quarkiverse.handlertesting.runtime.internal.junit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import io.quarkiverse.handlertesting.junit.KeepStubs;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamFields;

/**
 * Begins and ends the upstreams of each test whose application is another process: there Quarkus calls no callbacks of its own.
 */
public class UpstreamExtension implements BeforeEachCallback, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(UpstreamExtension.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        TestClass test = test(context);
        context.getStore(NAMESPACE).put(UpstreamFields.class,
                UpstreamFields.begin(context.getRequiredTestInstance(), test.name(), test.isAnnotated(KeepStubs.class)));
    }

    private static TestClass test(ExtensionContext context) {
        return new TestClass(context.getRequiredTestClass(), context.getRequiredTestMethod());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestClass test = test(context);
        UpstreamFields fields = context.getStore(NAMESPACE).get(UpstreamFields.class, UpstreamFields.class);
        UpstreamFields.Ended ended = fields.end(test.isAnnotated(KeepStubs.class));
        UpstreamCheck.warn(ended.upstreams());
        if (context.getExecutionException().isEmpty()) {
            UpstreamCheck.check(ended.upstreams(), ended.journal(), test);
        }
    }
}
