package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import io.quarkiverse.handlertesting.HandlerAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.junit.FailOnLeftovers;
import io.quarkiverse.handlertesting.junit.FailOnUnattributed;
import io.quarkiverse.handlertesting.junit.FailOnUnread;
import io.quarkiverse.handlertesting.junit.MaxStatements;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationSecrets;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseContext;
import io.quarkiverse.handlertesting.runtime.internal.cause.IdleReport;
import io.quarkiverse.handlertesting.runtime.internal.cause.IdleWait;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;
import io.quarkiverse.handlertesting.runtime.internal.fixtures.TestInstances;
import io.quarkiverse.handlertesting.runtime.internal.hops.RestAssuredHop;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.journal.LostCauseReport;
import io.quarkiverse.handlertesting.runtime.internal.journal.TapFaults;
import io.quarkiverse.handlertesting.runtime.internal.journal.TapFaults.TapFault;
import io.quarkiverse.handlertesting.runtime.internal.journal.UnreadReport;
import io.quarkiverse.handlertesting.runtime.internal.journal.UnreadReport.Unread;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.SelfCheck;
import io.quarkiverse.handlertesting.runtime.internal.settings.SettingsOfTests;
import io.quarkiverse.handlertesting.runtime.internal.taps.sql.StatementCount;
import io.quarkiverse.handlertesting.runtime.internal.upstream.MockUpstreamProducer;
import io.quarkiverse.handlertesting.runtime.internal.upstream.UpstreamEnd;
import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/**
 * Ends the journal of a {@code @QuarkusTest} method after its {@code @AfterEach} methods have run, and fails the test if it
 * left something that it must not leave. A test that has already failed keeps its own failure.
 */
public class TestEnd implements QuarkusTestAfterEachCallback {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        Beans.find(ApplicationTestRuns.class).ifPresent(runs -> {
            TestRun current = runs.current();
            if (current != null) {
                TestRun run = current.test();
                TestClass test = TestClass.of(context);
                try {
                    end(runs, run, test, context);
                } catch (RuntimeException | Error own) {
                    if (own instanceof HandlerAssertionError ours) {
                        explain(ours, run, test);
                    }
                    ended(test, run, true);
                    throw own;
                }
                Throwable failure = failure(context);
                if (failure == null || !FailureExplanation.isAborted(failure)) {
                    ended(test, run, failure != null);
                }
            }
        });
    }

    /** The failure of the test; {@code null} if it has not. */
    private static Throwable failure(QuarkusTestMethodContext context) {
        return Beans.find(EarlierFailure.class).orElseThrow().isFollowedByFailure(context)
                ? context.getTestStatus().getTestErrorCause()
                : null;
    }

    private static void ended(TestClass test, TestRun run, boolean failed) {
        Beans.find(Invocations.class).ifPresent(invocations -> invocations.end(test, run.name(), failed));
    }

    private static Optional<String> earlier(TestClass test) {
        return Beans.find(Invocations.class).flatMap(invocations -> invocations.earlier(test));
    }

    /** Adds to a failure of ours how the earlier invocations of the method ended. */
    private static void explain(HandlerAssertionError own, TestRun run, TestClass test) {
        earlier(test).ifPresent(text -> own.addSuppressed(new InvocationsNote(run.name() + " failed. " + text)));
    }

    private static void end(ApplicationTestRuns runs, TestRun run, TestClass test, QuarkusTestMethodContext context) {
        List<Work> leftovers = leftovers(run);
        // Read it now: a test run that has ended drops its journal, and its scopes end with it.
        Journal journal = run.journal();
        String openScopes = openScopes(run);
        EventsConfig config = Beans.find(EventsConfig.class).orElseThrow();
        UnseenFailureCheck unseen = UnseenFailureCheck.end(run, test, config.unseenFailures(), !leftovers.isEmpty());
        Throwable thrown = failure(context);
        boolean failed = thrown != null;
        Optional<FailureExplanation> explanation = failed && config.explainFailures()
                ? FailureExplanation.of(thrown, journal)
                : Optional.empty();
        Beans.find(TestScopedBeans.class).ifPresent(beans -> beans.end(run));
        Beans.find(TestInstances.class).ifPresent(running -> running.end(run));
        Beans.find(SettingsOfTests.class).ifPresent(settings -> settings.end(run));
        runs.end(run);
        Beans.find(RestAssuredHop.class).ifPresent(RestAssuredHop::uninstall);
        Optional<UpstreamEnd> upstreams = Beans.find(MockUpstreamProducer.class)
                .map(all -> UpstreamCheck.end(all.group(), run, test));
        // An exception that reached nobody is mostly the reason for what else is wrong.
        Optional<EventAssertionError> own = failed ? Optional.empty() : unseen.failure(journal);
        Throwable failure = failed ? thrown : own.orElse(null);
        if (failed) {
            unseen.explain(failure, explanation);
        }
        check(run, journal, leftovers, openScopes, test, failure != null);
        upstreams.ifPresent(end -> {
            if (failure != null) {
                UpstreamCheck.explain(end, journal, failure, explanation);
            } else {
                UpstreamCheck.check(end, journal, test);
            }
        });
        explanation.ifPresent(all -> {
            earlier(test).ifPresent(all::earlier);
            all.addTo(failure);
        });
        if (failure instanceof HandlerAssertionError ours && failed) {
            explain(ours, run, test);
        }
        own.ifPresent(error -> {
            throw error;
        });
    }

    private static List<Work> leftovers(TestRun run) {
        try {
            return IdleWait.of(run).leftoversAfter(Beans.find(EventsConfig.class).orElseThrow().leftoverGrace());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return run.leftovers();
        }
    }

    /** A sentence for each scope that another thread than those of the test method has left open. */
    private static String openScopes(TestRun run) {
        return run.openScopes().entrySet().stream()
                .filter(open -> open.getValue() != Thread.currentThread() && !run.isMethodThread(open.getValue())
                        && !CauseContext.isOfTestMethod(open.getValue()))
                .map(open -> "The scope " + open.getKey().name() + " is still open after its test, so the thread "
                        + open.getValue().getName() + " still belongs to it. Close it there, for example with try (…).")
                .collect(Collectors.joining("\n"));
    }

    private static void check(TestRun run, Journal journal, List<Work> leftovers, String openScopes, TestClass test,
            boolean failed) {
        boolean strict = test.isAnnotated(FailOnLeftovers.class);
        if (!leftovers.isEmpty() && (failed || !strict)) {
            LOG.warn(ApplicationSecrets.mask(IdleReport.leftovers(run, leftovers)));
        }
        if (failed) {
            if (!openScopes.isEmpty()) {
                LOG.warn(openScopes);
            }
            return;
        }
        refuseFaults(journal);
        if (!openScopes.isEmpty()) {
            throw new EventAssertionError(Reason.LEFTOVERS, openScopes, null);
        }
        if (strict) {
            Beans.find(SelfCheck.class).ifPresent(selfCheck -> selfCheck.require(Ability.IDLE, "@FailOnLeftovers"));
            if (!leftovers.isEmpty()) {
                throw IdleReport.failure(run, leftovers, journal);
            }
        }
        if (test.isAnnotated(FailOnUnattributed.class)) {
            LostCauseReport.refuse(journal);
        }
        test.annotations(MaxStatements.class).findFirst().ifPresent(most -> {
            StatementCount.require("@MaxStatements");
            String tooMany = StatementCount.tooMany(run, journal, most.value());
            if (tooMany != null) {
                throw new EventAssertionError(Reason.STATEMENTS, tooMany, null);
            }
        });
        LoggedCheck.refuse(run, journal, test);
        if (test.isAnnotated(FailOnUnread.class)) {
            List<Unread> unread = journal.unread();
            if (!unread.isEmpty()) {
                throw UnreadReport.failure(journal, unread);
            }
        }
    }

    private static void refuseFaults(Journal journal) {
        List<TapFault> faults = journal.faults().all();
        if (!faults.isEmpty()) {
            EventAssertionError error = new EventAssertionError(Reason.INTERNAL_FAULT, TapFaults.text(faults), null);
            faults.forEach(fault -> error.addSuppressed(fault.cause()));
            throw error;
        }
    }
}
