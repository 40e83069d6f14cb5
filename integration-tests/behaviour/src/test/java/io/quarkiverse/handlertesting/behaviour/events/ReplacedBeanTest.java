package io.quarkiverse.handlertesting.behaviour.events;

import static io.quarkiverse.handlertesting.events.Selectors.calls;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkus.arc.ClientProxy;
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
    void anObjectThatReplacesItIsRefused() {
        QuarkusMock.installMockForType(new Store() {
            @Override
            String read() {
                return "mocked";
            }
        }, Store.class);
        assertEquals("Calls of ReplacedBeanTest.Store cannot be observed in ReplacedBeanTest.anObjectThatReplacesItIsRefused,"
                + " because an object of QuarkusMock replaces the bean and its interceptors. Count them in that object, or use"
                + " @InjectSpy: calls of a spy are observed.",
                assertThrows(IllegalArgumentException.class, () -> events.subscribe(calls(Store.class, "read"))).getMessage());
        assertEquals("mocked", store.read());
        assertEquals(List.of(), events.seen());
    }

    @Test
    void callsThatItPassesOnToTheBeanAreObserved() {
        Store bean = ClientProxy.unwrap(store);
        QuarkusMock.installMockForInstance(new Store() {
            @Override
            String read() {
                return "mocked, " + bean.read();
            }
        }, store);
        var reads = events.subscribe(calls(Store.class, "read"));
        assertEquals("mocked, stored", store.read());
        assertEquals("stored", reads.await().result());
    }

    @Test
    void theBeanItselfIsObserved() {
        var reads = events.subscribe(calls(Store.class, "read"));
        assertEquals("stored", store.read());
        assertEquals("stored", reads.await().result());
    }
}
