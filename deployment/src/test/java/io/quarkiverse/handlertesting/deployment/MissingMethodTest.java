package io.quarkiverse.handlertesting.deployment;

import static io.restassured.RestAssured.given;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.EventsScope;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.FailOnLeftovers;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkus.builder.BuildChainBuilder;
import io.quarkus.builder.BuildContext;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;
import io.vertx.ext.web.Router;

/** With a version of Quarkus that lacks expected methods, only those tests fail whose results could be wrong. */
class MissingMethodTest {

    private static final String WARNING = """
            This version of quarkus-handler-testing does not support all of Quarkus N:
              events.awaitIdle() and @FailOnLeftovers fail, and warnings of leftovers are incomplete
              as(user, roles) fails
              events of jobs that a test schedules are unattributed
            Expected as in Quarkus 3.33 with Vert.x 4.5, but not found:
              long io.vertx.core.impl.VertxImpl.setTimer(long, java.time.Instant) in io.vertx:vertx-core N, for timers of tomorrow
              class org.acme.Authenticator in io.quarkus:quarkus-vertx-http N, for as(user, roles)
              class org.acme.Job in org.acme:jobs, which the application does not have, for jobs of the scheduler
            Use a version of quarkus-handler-testing that supports Quarkus N. If there is no such version, please report it.""";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .setForcedDependencies(List.of(Dependency.of("io.quarkus", "quarkus-security-deployment", Version.getVersion())))
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Routes.class))
            .addBuildChainCustomizer(chain -> QuarkusOfTomorrow.expectIn(chain))
            .setLogRecordPredicate(record -> record.getLoggerName().equals("io.quarkiverse.handlertesting")
                    && record.getMessage().contains("does not support"))
            .assertLogRecords(records -> assertEquals(List.of(WARNING),
                    records.stream().map(record -> text(record.getMessage())).toList()));

    @Inject
    Events events;
    @Inject
    HandlerClient client;

    /**
     * Expects methods that this version of Quarkus does not have. Only the build loads this class: the application has no
     * build items.
     */
    private static final class QuarkusOfTomorrow {

        static void expectIn(BuildChainBuilder chain) {
            chain.addBuildStep(QuarkusOfTomorrow::expect).produces(ExpectedClassBuildItem.class).build();
        }

        private static void expect(BuildContext context) {
            context.produce(new ExpectedClassBuildItem(Ability.IDLE, "timers of tomorrow",
                    ExpectedClass.unchanged(BytecodeProcessor.VERTX_CORE, "io.vertx.core.impl.VertxImpl",
                            "setTimer(JLjava/time/Instant;)J")));
            context.produce(new ExpectedClassBuildItem(Ability.IDENTITY, "as(user, roles)",
                    AttemptedAuthentication.of("org.acme.Authenticator")));
            context.produce(new ExpectedClassBuildItem(Ability.JOBS, "jobs of the scheduler",
                    ExpectedClass.unchanged("org.acme:jobs", "org.acme.Job", "run()V")));
        }
    }

    @Singleton
    static class Routes {
        void add(@Observes Router router) {
            router.get("/ping").handler(exchange -> exchange.response().end("pong"));
        }
    }

    void test() {
    }

    @FailOnLeftovers
    void strict() {
    }

    @Test
    void awaitIdleNamesTheMissingMethod() {
        QuarkusTestCallbacks test = QuarkusTestCallbacks.begin(this, "test");
        var response = client.get("/ping").send().expectStatus(200);
        var answered = given().get("/ping");
        for (Executable wait : new Executable[] { events::awaitIdle, () -> events.awaitIdle(ofSeconds(5)),
                () -> events.awaitIdle(response), () -> events.awaitIdle(answered), () -> events.attributed().awaitIdle() }) {
            assertEquals(idle("events.awaitIdle()"), failure(wait));
        }
        try (EventsScope alice = events.open("alice")) {
            assertEquals(idle("events.awaitIdle()"), failure(alice::awaitIdle));
        }
        test.end();
    }

    @Test
    void failOnLeftoversNamesTheMissingMethod() {
        QuarkusTestCallbacks strict = QuarkusTestCallbacks.begin(this, "strict");
        assertEquals(idle("@FailOnLeftovers"), failure(strict::end));
    }

    @Test
    void aTestThatHasFailedKeepsItsFailure() {
        QuarkusTestCallbacks strict = QuarkusTestCallbacks.begin(this, "strict");
        assertDoesNotThrow(() -> strict.endWith(new AssertionError("expected 200")));
    }

    @Test
    void actingAsAUserNamesTheMissingMethod() {
        assertEquals("""
                as(user, roles) does not work with Quarkus N: the request would not act as that user.
                Expected as in Quarkus 3.33 with Vert.x 4.5, but not found:
                  class org.acme.Authenticator in io.quarkus:quarkus-vertx-http N, for as(user, roles)
                Use a version of quarkus-handler-testing that supports Quarkus N. Until there is one, log in as the users of \
                the application do. Please report it.""", failure(() -> client.get("/ping").as("alice", "admin").send()));
    }

    private static String idle(String call) {
        return call
                + """
                         does not work with Quarkus N: it would miss work that is still running.
                        Expected as in Quarkus 3.33 with Vert.x 4.5, but not found:
                          long io.vertx.core.impl.VertxImpl.setTimer(long, java.time.Instant) in io.vertx:vertx-core N, for timers of tomorrow
                        Use a version of quarkus-handler-testing that supports Quarkus N. Until there is one, await the events \
                        themselves, as with subscribe(…).await(). Please report it.""";
    }

    private static String failure(Executable call) {
        return text(assertThrows(IllegalStateException.class, call).getMessage());
    }

    /** Replaces the versions of this build by {@code N}. */
    private static String text(String message) {
        return message.replaceAll("(with|of|supports) Quarkus " + Version.getVersion().replace(".", "\\."), "$1 Quarkus N")
                .replaceAll("(vertx-core|quarkus-vertx-http) [\\w.-]+\\w", "$1 N");
    }
}
