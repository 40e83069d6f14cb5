package io.quarkiverse.handlertesting.runtime.internal.selfcheck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An ability that lacks a method of Quarkus or Vert.x fails and names that method. */
class SelfCheckTest {

    private static final SelfCheck COMPLETE = new SelfCheck("3.33.2", List.of());

    private final SelfCheck another = new SelfCheck("4.0.0", List.of(
            new MissingMethod(Ability.IDLE, "long io.vertx.core.impl.VertxImpl.setTimer(long, io.vertx.core.Handler)",
                    "io.vertx:vertx-core 5.0.7", "timers"),
            new MissingMethod(Ability.IDLE, "class io.netty.util.concurrent.SingleThreadEventExecutor",
                    "io.netty:netty-common 4.2.7",
                    "tasks on event loops"),
            new MissingMethod(Ability.IDENTITY, "class org.acme.Authenticator", "org.acme:security 4.0.0", "as(user, roles)")));

    // tag::message[]
    @Test
    void awaitIdleNamesTheMissingMethod() {
        assertEquals(
                """
                        events.awaitIdle() does not work with Quarkus 4.0.0: it would miss work that is still running.
                        Expected as in Quarkus 3.33 with Vert.x 4.5, but not found:
                          long io.vertx.core.impl.VertxImpl.setTimer(long, io.vertx.core.Handler) in io.vertx:vertx-core 5.0.7, for timers
                          class io.netty.util.concurrent.SingleThreadEventExecutor in io.netty:netty-common 4.2.7, for tasks on event loops
                        Use a version of quarkus-handler-testing that supports Quarkus 4.0.0. Until there is one, await the events themselves, as with subscribe(…).await(). Please report it.""",
                failure(Ability.IDLE, "events.awaitIdle()"));
    }
    // end::message[]

    @Test
    void actingAsAUserNamesTheMissingMethod() {
        assertEquals("""
                as(user, roles) does not work with Quarkus 4.0.0: the request would not act as that user.
                Expected as in Quarkus 3.33 with Vert.x 4.5, but not found:
                  class org.acme.Authenticator in org.acme:security 4.0.0, for as(user, roles)
                Use a version of quarkus-handler-testing that supports Quarkus 4.0.0. Until there is one, log in as the users \
                of the application do. Please report it.""", failure(Ability.IDENTITY, "as(user, roles)"));
    }

    @Test
    void anAbilityThatLacksNoMethodWorks() {
        assertDoesNotThrow(() -> another.require(Ability.JOBS, "a job"));
    }

    @ParameterizedTest
    @EnumSource
    void eachAbilityWorksIfAllMethodsAreFound(Ability ability) {
        assertDoesNotThrow(() -> COMPLETE.require(ability, "any"));
    }

    @Test
    void theWarningNamesTheEffectsOnAllTests() {
        assertEquals(
                """
                        This version of quarkus-handler-testing does not support all of Quarkus 4.0.0:
                          events.awaitIdle() and @FailOnLeftovers fail, and warnings of leftovers are incomplete
                          as(user, roles) fails
                        Expected as in Quarkus 3.33 with Vert.x 4.5, but not found:
                          long io.vertx.core.impl.VertxImpl.setTimer(long, io.vertx.core.Handler) in io.vertx:vertx-core 5.0.7, for timers
                          class io.netty.util.concurrent.SingleThreadEventExecutor in io.netty:netty-common 4.2.7, for tasks on event loops
                          class org.acme.Authenticator in org.acme:security 4.0.0, for as(user, roles)
                        Use a version of quarkus-handler-testing that supports Quarkus 4.0.0. If there is no such version, please report it.""",
                another.warning());
    }

    @Test
    void thereIsNoWarningIfAllMethodsAreFound() {
        assertEquals("", COMPLETE.warning());
    }

    private String failure(Ability ability, String call) {
        return assertThrows(IllegalStateException.class, () -> another.require(ability, call)).getMessage();
    }
}
