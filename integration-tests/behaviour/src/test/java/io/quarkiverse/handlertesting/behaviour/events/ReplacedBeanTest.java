package io.quarkiverse.handlertesting.behaviour.events;

import static io.quarkiverse.handlertesting.events.Selectors.calls;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;

/** An observed bean that a test replaces with an object of its own. */
@QuarkusTest
@ObserveCalls(ReplacedBeanTest.Store.class)
class ReplacedBeanTest {

    @Inject
    Events events;
    @Inject
    Store store;

    @ApplicationScoped
    static class Store {
        String read() {
            return "stored";
        }
    }

    /** The class of the mock is anonymous: it is no bean, so it must not get the interceptor of observed beans. */
    @Test
    void aMockIsNotObserved() {
        QuarkusMock.installMockForType(new Store() {
            @Override
            String read() {
                return "mocked";
            }
        }, Store.class);
        var reads = events.subscribe(calls(Store.class, "read"));
        assertEquals("mocked", store.read());
        reads.expectNone();
    }

    @Test
    void theBeanItselfIsObserved() {
        var reads = events.subscribe(calls(Store.class, "read"));
        assertEquals("stored", store.read());
        assertEquals("stored", reads.await().result());
    }
}
