package io.quarkiverse.handlertesting.runtime.internal.hops.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestCauses;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.vertx.core.Handler;

/** The messages that a callback takes as a {@code Multi}: the cause of each, and how long it counts. */
class ConsumedMessagesTest {

    private final TestRuns runs = TestCauses.runs();
    private final TestRun test = runs.begin("ChatTest.listens");
    private final RunningCause opener = test.request("GET /chat");
    private final RunningCause first = test.request("POST /messages/first");
    private final RunningCause second = test.request("POST /messages/second");
    private final List<String> taken = new ArrayList<>();
    private final Queue<String> context = new ArrayDeque<>();
    private RunningCause delivered;
    private final ConsumedMessages<String> messages = new ConsumedMessages<>(this::take, runs.currentCause(), () -> delivered);
    private final Handler<String> arrives = messages.receiving(context::add);

    private void take(String message) {
        taken.add(message + " by " + runs.currentCause().current().cause() + ", running: " + running());
        if (message.equals("fail")) {
            throw new IllegalStateException("as the message wants");
        }
    }

    private List<String> running() {
        return test.leftovers().stream().map(Work::cause).map(cause -> cause.cause().toString()).toList();
    }

    private void arrive(String message, RunningCause cause) {
        delivered = cause;
        arrives.handle(message);
        delivered = null;
    }

    private void runContext() {
        runs.currentCause().run(opener, () -> messages.accept(context.remove()));
    }

    @Test
    void eachMessageKeepsItsCauseAndCountsUntilTheCallbackHasTakenIt() {
        arrive("one", first);
        arrive("two", second);
        assertEquals(List.of(first.cause().toString(), second.cause().toString()), running());
        runContext();
        runContext();
        assertEquals(List.of("one by " + first.cause() + ", running: [" + first.cause() + ", " + second.cause() + "]",
                "two by " + second.cause() + ", running: [" + second.cause() + "]"), taken);
        assertEquals(List.of(), running());
    }

    @Test
    void aMessageWithoutACauseHasThatOfTheContextAndKeepsItsPlace() {
        arrive("one", null);
        arrive("two", second);
        runContext();
        runContext();
        assertEquals(List.of("one by " + opener.cause() + ", running: [" + second.cause() + "]",
                "two by " + second.cause() + ", running: [" + second.cause() + "]"), taken);
    }

    @Test
    void aCallbackThatThrowsEndsTheWorkAndTheCauseOfItsMessage() {
        arrive("fail", first);
        runs.currentCause().run(opener, () -> {
            assertThrows(IllegalStateException.class, () -> messages.accept(context.remove()));
            assertEquals(opener, runs.currentCause().current());
        });
        assertEquals(List.of(), running());
    }
}
