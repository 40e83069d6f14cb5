package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.commons.support.AnnotationSupport;

import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkiverse.handlertesting.junit.CleanDatabase;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.database.CleanDatabases;
import io.quarkiverse.handlertesting.runtime.internal.events.ObservedBeans;
import io.quarkiverse.handlertesting.runtime.internal.fixtures.FixtureParameters;
import io.quarkiverse.handlertesting.runtime.internal.fixtures.TestInstances;
import io.quarkiverse.handlertesting.runtime.internal.hops.RestAssuredHop;
import io.quarkiverse.handlertesting.runtime.internal.settings.FixedKeys;
import io.quarkiverse.handlertesting.runtime.internal.settings.SettingsOfTests;
import io.quarkiverse.handlertesting.runtime.internal.upstream.MockUpstreamProducer;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/** Starts the journal of a {@code @QuarkusTest} method, before its {@code @BeforeEach} methods run. */
public class TestBegin implements QuarkusTestBeforeEachCallback {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        TestClass test = TestClass.of(context);
        Beans.find(EarlierFailure.class).ifPresent(earlier -> earlier.begin(context));
        Map<String, String> settings = test.settings();
        refuse(problems(test, settings.keySet(), context));
        test.annotations(CleanDatabase.class).findFirst().ifPresent(clean -> clean(clean.value()));
        if (AnnotationSupport.isAnnotated(context.getTestMethod(), TestFactory.class)) {
            LOG.warn(test.name()
                    + " has @TestFactory: JUnit calls the extension before and after the method, and not for each of"
                    + " its dynamic tests. So they are one test, with the same events, stubs, calls and fixtures. Open a scope"
                    + " in each (events.open(name)) for events of its own, or use @CaseTest for tests of their own.");
        }
        Beans.find(ApplicationTestRuns.class).ifPresent(runs -> {
            TestRun run = runs.begin(test.name());
            Beans.find(SettingsOfTests.class).ifPresent(all -> settings
                    .forEach((key, value) -> all.set(run, key, value)));
            run.journal().ownCalls().only(test.annotations(ObserveCalls.class)
                    .flatMap(annotation -> Stream.of(annotation.value())).toList());
            Beans.find(Invocations.class).ifPresent(invocations -> invocations.begin(test, run));
            Beans.find(TestInstances.class).ifPresent(running -> running.begin(run, instances(context)));
            Beans.find(MockUpstreamProducer.class)
                    .ifPresent(upstreams -> UpstreamCheck.begin(upstreams.group(), run, test));
        });
        Beans.find(RestAssuredHop.class).ifPresent(RestAssuredHop::install);
    }

    private static void clean(String... dataSources) {
        Beans.find(CleanDatabases.class).orElseThrow(() -> new IllegalStateException("@CleanDatabase finds no database: the"
                + " application has no data source of JDBC, and none of the reactive client of PostgreSQL."))
                .clean(dataSources);
    }

    /**
     * All of them, so that one run of the test is enough to find them.
     *
     * @param settings the keys that the test sets
     */
    private static List<String> problems(TestClass test, Set<String> settings, QuarkusTestMethodContext context) {
        List<String> problems = new ArrayList<>();
        Beans.find(ObservedBeans.class).ifPresent(observed -> problems.addAll(of(test, observed.problems())));
        Beans.find(MockUpstreamProducer.class).ifPresent(upstreams -> {
            problems.addAll(of(test, upstreams.problems()));
            problems.addAll(upstreams.conflicts());
        });
        LoggedCheck.problem(test).ifPresent(problems::add);
        settings.forEach(key -> Beans.find(FixedKeys.class)
                .map(fixed -> fixed.refusal(key).map(refusal -> "@TestSetting cannot set " + refusal))
                .orElse(Optional.of("@TestSetting(key = \"" + key + "\") needs an application in the JVM of its tests, as in a"
                        + " @QuarkusTest."))
                .ifPresent(problems::add));
        Beans.find(ChannelDirectory.class).ifPresent(channels -> problems.addAll(channels.problems()));
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
