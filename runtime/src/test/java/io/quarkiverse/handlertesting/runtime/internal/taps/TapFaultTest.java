package io.quarkiverse.handlertesting.runtime.internal.taps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.interceptor.InvocationContext;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.journal.TapFaults.TapFault;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.eventbus.DeliveryContext;

/** An exception inside a tap is kept for the test, and never reaches the application. */
class TapFaultTest {

    private final ApplicationTestRuns runs = new ApplicationTestRuns(proxy(Instance.class, "get", () -> config()));
    private final Journal journal = begin();

    private Journal begin() {
        return runs.begin("PullTest.pull").journal();
    }

    @Test
    void keepsAFaultOfTheEventBusTap() {
        AtomicBoolean delivered = new AtomicBoolean();
        DeliveryContext<Object> delivery = proxy(DeliveryContext.class, "next", () -> {
            delivered.set(true);
            return null;
        });
        new EventBusTap(runs, null, new SendingLine(), new RunningReceiver(runs), new BusConsumers(new String[0]))
                .sent(delivery);
        assertTrue(delivered.get(), "the message is delivered");
        assertFault("EVENT_BUS", "message");
    }

    @Test
    void keepsAFaultOfTheCdiTap() {
        EventMetadata metadata = proxy(EventMetadata.class, "none", () -> null);
        new CdiEvents(runs, new SendingLine(), new RunningReceiver(runs), List.of()).record(Origin.CDI, "event", metadata);
        assertFault("CDI", "getQualifiers");
    }

    @Test
    void keepsAFaultAfterACommit() {
        AfterCommit broken = action -> {
            throw new IllegalStateException("registry");
        };
        EventMetadata metadata = proxy(EventMetadata.class, "getQualifiers", Set::of);
        new CdiEvents(runs, new SendingLine(), new RunningReceiver(runs), List.of(broken)).record(Origin.CDI, "event",
                metadata);
        assertFault("CDI", "registry");
        assertEquals(1, journal.events().size(), "the event itself is not lost");
    }

    @Test
    void keepsAFaultAtTheBeginOfACall() throws Exception {
        InvocationContext context = proxy(InvocationContext.class, "proceed", () -> "result");
        assertEquals("result", new CallTap(runs, (SuspendingCalls) null).observe(context));
        assertFault("CALL", "getTarget");
    }

    @Test
    void keepsAFaultAtTheEndOfACall() {
        CallRecord call = new CallRecord(runs.current().root().sink(), null, null, new Object[0]);
        call.returned("result");
        assertEquals("CALL", journal.faults().all().get(0).source());
        assertEquals(NullPointerException.class, journal.faults().all().get(0).cause().getClass());
    }

    private void assertFault(String source, String message) {
        List<TapFault> faults = journal.faults().all();
        assertEquals(List.of(source), faults.stream().map(TapFault::source).toList());
        assertEquals(message, faults.get(0).cause().getMessage());
    }

    /** An object with one working method; all other methods throw an exception with their name. */
    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<?> type, String method, Supplier<Object> answer) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (self, called, arguments) -> {
            if (called.getName().equals(method)) {
                return answer.get();
            }
            throw new IllegalStateException(called.getName());
        });
    }

    private static EventsConfig config() {
        return new SmallRyeConfigBuilder().withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(EventsConfig.class).build().getConfigMapping(EventsConfig.class);
    }
}
