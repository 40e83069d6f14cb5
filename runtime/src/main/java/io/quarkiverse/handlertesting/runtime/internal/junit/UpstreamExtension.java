package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.util.Optional;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.StandaloneConfig;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamEnd;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamFields;

/**
 * Begins and ends each test whose application is another process, as {@link TestBegin} and {@link TestEnd} do elsewhere:
 * Quarkus does not call them there.
 */
public class UpstreamExtension implements BeforeEachCallback, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(UpstreamExtension.class);

    private record Begun(UpstreamFields fields, TestRun run) {
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        TestClass test = test(context);
        UpstreamFields fields = UpstreamFields.of(context.getRequiredTestInstances().getAllInstances(), test.name());
        TestRun run = fields.runs().begin(test.name());
        UpstreamCheck.begin(fields.upstreams(), run, test);
        context.getStore(NAMESPACE).put(Begun.class, new Begun(fields, run));
    }

    private static TestClass test(ExtensionContext context) {
        return new TestClass(context.getRequiredTestClass(), context.getRequiredTestMethod());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Begun begun = context.getStore(NAMESPACE).get(Begun.class, Begun.class);
        if (begun == null) {
            // The test was refused: JUnit calls this method for it too.
            return;
        }
        TestClass test = test(context);
        // Taken now: a test that has ended lets go of it.
        Journal journal = begun.run().journal();
        Optional<FailureExplanation> explanation = context.getExecutionException()
                .filter(failure -> StandaloneConfig.of(EventsConfig.class).explainFailures())
                .flatMap(failure -> FailureExplanation.of(failure, journal));
        begun.fields().runs().end(begun.run());
        UpstreamEnd end = UpstreamCheck.end(begun.fields().upstreams(), begun.run(), test);
        context.getExecutionException().ifPresentOrElse(failure -> {
            UpstreamCheck.addRefused(end, journal, failure, explanation);
            explanation.ifPresent(all -> all.addTo(failure));
        }, () -> UpstreamCheck.check(end, journal, test));
    }
}
