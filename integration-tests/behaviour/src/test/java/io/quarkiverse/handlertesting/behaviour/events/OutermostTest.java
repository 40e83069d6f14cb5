package io.quarkiverse.handlertesting.behaviour.events;

import static io.quarkiverse.handlertesting.events.Selectors.calls;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestMulti;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;

/** A tap sees events and calls before anything of the application does, and changes neither. */
@QuarkusTest
@ObserveCalls({ OutermostTest.Prices.class, OutermostTest.PricesResource.class })
class OutermostTest {

    @Inject
    Events events;
    @Inject
    Event<Object> anything;
    @Inject
    Prices prices;

    record Ordered(int id) {
    }

    @Singleton
    static class Refusing {
        void refuse(@Observes @Priority(0) Ordered event) {
            throw new IllegalStateException("no such order");
        }
    }

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Remembered {
    }

    @Remembered
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE)
    static class Memory {
        @AroundInvoke
        Object remember(InvocationContext call) {
            return "remembered";
        }
    }

    @Singleton
    static class Prices {

        final BroadcastProcessor<String> all = BroadcastProcessor.create();

        @Remembered
        String slow() {
            return "computed";
        }

        BroadcastProcessor<String> all() {
            return all;
        }
    }

    @Path("/outermost/prices")
    public static class PricesResource {
        @GET
        public RestMulti<String> list() {
            return RestMulti.fromMultiData(Multi.createFrom().items("1", "2")).status(203).header("currency", "EUR").build();
        }
    }

    @Test
    void anEventIsSeenAlsoIfTheFirstObserverFails() {
        var ordered = events.subscribe(fired(Ordered.class));
        assertThrows(IllegalStateException.class, () -> anything.fire(new Ordered(7)));
        assertEquals(new Ordered(7), ordered.await());
    }

    @Test
    void aCallIsSeenAlsoIfAnotherInterceptorAnswersIt() {
        var calls = events.subscribe(calls(Prices.class, "slow"));
        assertEquals("remembered", prices.slow());
        assertEquals("remembered", calls.await().result());
    }

    /** Its caller needs the processor itself, so its end cannot be observed. */
    @Test
    void aCallThatReturnsASubtypeOfMultiEndsWhenItReturns() {
        var calls = events.subscribe(calls(Prices.class, "all"));
        assertSame(prices.all, prices.all());
        assertSame(prices.all, calls.await().result());
        assertEquals("OutermostTest.Prices.all() -> Multi", calls.seen().get(0).toString());
    }

    @Test
    void anEndpointMayReturnARestMulti() {
        given().get("/outermost/prices").then().statusCode(203).header("currency", "EUR").body(equalTo("12"));
        assertEquals("list", events.subscribeFromStart(calls(PricesResource.class)).await().method());
    }
}
