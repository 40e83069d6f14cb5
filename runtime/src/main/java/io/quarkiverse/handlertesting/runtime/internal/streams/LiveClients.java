package io.quarkiverse.handlertesting.runtime.internal.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.application.Monitor;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.vertx.core.buffer.Buffer;

/**
 * The clients of a live stream. Thread-safe. Callers that wait must not be on an event loop thread, which they would block.
 */
public final class LiveClients {

    private static final int SHOWN = 20;

    /** Creates the failure of a wait. */
    public interface Failure {

        /** @param interrupted the reason why the wait ended; {@code null} if its deadline has passed */
        AssertionError of(String message, InterruptedException interrupted);
    }

    private final String type;
    private final Failure failure;
    private final Supplier<Deadlines> configured;
    private final Supplier<TestRun> running;
    private final Monitor monitor = new Monitor();
    private volatile Deadlines deadlines;
    /** The last client that connected; {@code null} if none has. The monitor guards this field and those below. */
    private StreamResponse current;
    private boolean connected;
    private String lastEventId;
    private int connections;
    /** The frames that were sent to the current client, as text. */
    private final List<String> sent = new ArrayList<>();

    /**
     * @param type the media type of the stream
     * @param configured called at the first wait: a stream may be created before its application starts
     * @param running supplies the test that a failure is about; {@code null} if none runs
     */
    public LiveClients(String type, Failure failure, Supplier<Deadlines> configured, Supplier<TestRun> running) {
        this.type = type;
        this.failure = failure;
        this.configured = configured;
        this.running = running;
    }

    Deadlines deadlines() {
        Deadlines known = deadlines;
        if (known == null) {
            known = configured.get();
            deadlines = known;
        }
        return known;
    }

    /** To be called on the context of the request. */
    void connect(StreamResponse client, String id) {
        client.begin(type);
        monitor.change(() -> {
            current = client;
            connected = true;
            lastEventId = id;
            connections++;
            sent.clear();
        });
        client.onClose(() -> gone(client));
    }

    private void gone(StreamResponse client) {
        monitor.change(() -> {
            if (current == client) {
                connected = false;
            }
        });
    }

    void write(String text, Buffer bytes, Duration deadline) {
        act(deadline, client -> {
            client.write(bytes);
            monitor.change(() -> {
                // The wait may have ended before another client connected.
                if (current == client) {
                    sent.add(text);
                }
            });
        });
    }

    void end(Duration deadline) {
        gone(act(deadline, StreamResponse::end));
    }

    void cut(Duration deadline) {
        gone(act(deadline, StreamResponse::cut));
    }

    /**
     * Runs the action on the context of the client, and waits for it. A client that leaves meanwhile counts as one that left
     * before.
     */
    private StreamResponse act(Duration deadline, Consumer<StreamResponse> action) {
        long until = Deadlines.until(deadline);
        StreamResponse client;
        do {
            client = awaitConnected(deadline, until);
        } while (!hasRun(action, client, deadline));
        return client;
    }

    private boolean hasRun(Consumer<StreamResponse> action, StreamResponse client, Duration deadline) {
        AtomicReference<Boolean> run = new AtomicReference<>();
        client.context().runOnContext(now -> {
            boolean isOpen = !client.isClosed();
            if (isOpen) {
                action.accept(client);
            } else {
                gone(client);
            }
            monitor.change(() -> run.set(isOpen));
        });
        await(() -> run.get() != null, Deadlines.nanos(deadline), () -> "The event loop of the client did not react within "
                + Durations.text(deadline) + ": is it blocked?");
        return run.get();
    }

    StreamResponse awaitConnected(Duration deadline) {
        return awaitConnected(deadline, Deadlines.until(deadline));
    }

    private StreamResponse awaitConnected(Duration deadline, long until) {
        return await(() -> connected, until - System.nanoTime(), () -> "Expected a client of the live stream within "
                + Durations.text(deadline) + ", but "
                + (current == null ? "none has connected." : "the last one has left." + story()));
    }

    void awaitDisconnected(Duration deadline) {
        await(() -> current != null && !connected, Deadlines.nanos(deadline),
                () -> "Expected the client of the live stream to leave within " + Durations.text(deadline) + ", but "
                        + (current == null ? "none has connected." : "it is still connected." + story()));
    }

    private StreamResponse await(BooleanSupplier condition, long within, Supplier<String> late) {
        try {
            if (!deadlines().await(nanos -> monitor.await(condition, nanos), within)) {
                throw failure.of(message(monitor.read(late)), null);
            }
            return monitor.read(() -> current);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failure.of(message("The thread that waited for a client of the live stream was interrupted."), interrupted);
        }
    }

    private String message(String text) {
        TestRun run = running.get();
        return run == null ? text : run.story(text, Missing.WHOLE);
    }

    private String story() {
        if (sent.isEmpty()) {
            return " Nothing was sent to it.";
        }
        StringBuilder story = new StringBuilder("\nSent to it:");
        int from = Math.max(0, sent.size() - SHOWN);
        if (from > 0) {
            story.append("\n  … ").append(from).append(" before");
        }
        sent.subList(from, sent.size()).forEach(frame -> story.append("\n  ").append(frame));
        return story.toString();
    }

    public Optional<String> lastEventId() {
        return monitor.read(() -> Optional.ofNullable(lastEventId));
    }

    public int connections() {
        return monitor.read(() -> connections);
    }
}
