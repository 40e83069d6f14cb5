package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.events.ObservedBeans;
import io.quarkiverse.handlertesting.runtime.internal.fixtures.FixtureParameters;
import io.quarkiverse.handlertesting.runtime.internal.fixtures.TestInstances;
import io.quarkiverse.handlertesting.runtime.internal.hops.RestAssuredHop;
import io.quarkiverse.handlertesting.runtime.internal.upstream.MockUpstreamProducer;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/** Starts the journal of a {@code @QuarkusTest} method, before its {@code @BeforeEach} methods run. */
public class TestBegin implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        TestClass test = TestClass.of(context);
        Beans.find(EarlierFailure.class).ifPresent(earlier -> earlier.begin(context));
        refuse(problems(test, context));
        Beans.find(ApplicationTestRuns.class).ifPresent(runs -> {
            TestRun run = runs.begin(test.name());
            Beans.find(TestInstances.class).ifPresent(running -> running.begin(run, instances(context)));
            Beans.find(MockUpstreamProducer.class)
                    .ifPresent(upstreams -> UpstreamCheck.begin(upstreams.group(), run, test));
        });
        Beans.find(RestAssuredHop.class).ifPresent(RestAssuredHop::install);
    }

    /** All of them, so that one run of the test is enough to find them. */
    private static List<String> problems(TestClass test, QuarkusTestMethodContext context) {
        List<String> problems = new ArrayList<>();
        Beans.find(ObservedBeans.class).ifPresent(observed -> problems.addAll(of(test, observed.problems())));
        Beans.find(MockUpstreamProducer.class).ifPresent(upstreams -> {
            problems.addAll(of(test, upstreams.problems()));
            problems.addAll(upstreams.conflicts());
        });
        problems.addAll(NestedFields.problems(instances(context)));
        Beans.find(FixtureParameters.class)
                .flatMap(fixtures -> fixtures.mistake(test.withEnclosingClasses(), context.getTestMethod()))
                .ifPresent(problems::add);
        return problems;
    }

    private static List<Object> instances(QuarkusTestMethodContext context) {
        List<Object> instances = new ArrayList<>(context.getOuterInstances());
        instances.add(context.getTestInstance());
        return instances;
    }

    /** @param all the problems, by the names of test classes */
    private static List<String> of(TestClass test, Map<String, List<String>> all) {
        return test.hierarchy().stream().flatMap(type -> all.getOrDefault(type.getName(), List.of()).stream()).distinct()
                .toList();
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("\n", problems));
        }
    }
}
