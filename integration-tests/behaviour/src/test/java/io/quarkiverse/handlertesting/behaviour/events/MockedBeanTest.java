package io.quarkiverse.handlertesting.behaviour.events;

import static io.quarkiverse.handlertesting.events.Selectors.calls;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.Mockito.when;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkus.test.InjectMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.mockito.InjectSpy;

/** An observed bean that Mockito replaces: a spy keeps the interceptors, a mock has none. */
@QuarkusTest
@ObserveCalls({ MockedBeanTest.Mocked.class, MockedBeanTest.Spied.class, MockedBeanTest.Delegating.class,
        MockedBeanTest.Reader.class })
class MockedBeanTest {

    @Inject
    Events events;
    @InjectMock
    Mocked mocked;
    @InjectSpy
    Spied spied;
    @InjectSpy(delegate = true)
    Delegating delegating;
    @Inject
    Users users;

    interface Reader {
        String read();
    }

    @ApplicationScoped
    static class Mocked implements Reader {
        @Override
        public String read() {
            return "stored";
        }
    }

    @ApplicationScoped
    static class Spied implements Reader {
        @Override
        public String read() {
            return "stored";
        }
    }

    @ApplicationScoped
    static class Delegating {
        String read() {
            return "stored";
        }
    }

    /** Has the client proxies, as the application has them. */
    @ApplicationScoped
    static class Users {

        @Inject
        Spied spied;
        @Inject
        Delegating delegating;

        String spied() {
            return spied.read();
        }

        String delegating() {
            return delegating.read();
        }
    }

    @Test
    void aMockIsRefused() {
        when(mocked.read()).thenReturn("mocked");
        var refused = assertThrows(IllegalArgumentException.class,
                () -> events.subscribe(calls(Mocked.class, "read")));
        assertEquals(
                "Calls of MockedBeanTest.Mocked cannot be observed in MockedBeanTest.aMockIsRefused, because a mock replaces"
                        + " the bean and its interceptors. Verify them with Mockito, or use @InjectSpy: calls of a spy are observed.",
                refused.getMessage());
    }

    @Test
    void aSpyIsObserved() {
        var reads = events.subscribe(calls(Spied.class, "read"));
        assertEquals("stored", users.spied());
        assertEquals("stored", reads.await().result());
    }

    @Test
    void aDelegatingSpyIsObserved() {
        var reads = events.subscribe(calls(Delegating.class, "read"));
        assertEquals("stored", users.delegating());
        assertEquals("stored", reads.await().result());
    }

    /** One implementation is mocked, the other is a spy. */
    @Test
    void aTypeWithABeanThatIsObservedIsNotRefused() {
        var reads = events.subscribe(calls(Reader.class, "read"));
        assertEquals("stored", users.spied());
        assertEquals("stored", reads.await().result());
    }
}
