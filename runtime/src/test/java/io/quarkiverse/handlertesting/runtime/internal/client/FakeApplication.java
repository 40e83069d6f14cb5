package io.quarkiverse.handlertesting.runtime.internal.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.ResponseStream;
import io.quarkiverse.handlertesting.runtime.internal.application.Deadlines;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestCauses;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig.TransportMode;
import io.quarkiverse.handlertesting.runtime.internal.config.ErrorCode;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals;
import io.quarkiverse.handlertesting.runtime.internal.json.VertxJson;
import io.quarkiverse.handlertesting.runtime.internal.transport.SocketTransport;
import io.quarkiverse.handlertesting.runtime.internal.transport.Transport;

/** An application played by the test, and a client of it, in a test run whose clock stands still. */
final class FakeApplication {

    static final Deadlines DEADLINES = new Deadlines(Duration.ofSeconds(10), () -> false);
    static final Duration QUIET = Duration.ofMillis(20);
    static final ClientSettings SETTINGS = new ClientSettings(Duration.ofSeconds(10), 1 << 20, 1 << 20, 2000,
            ErrorCode.of("error.code"),
            Optional.empty(), DEADLINES, QUIET, false);

    /** The line of a failed wait for more of a stream, after its first. */
    static final String OPEN = "\nNothing of r1 is running: its stream is open, and only another request or a job can send more.";

    final FakeTransport transport = new FakeTransport();
    private final TestRuns runs = TestCauses.runs(Journals::still);
    final TestRun test = runs.begin("PullTest.pullCompletes");
    final HandlerClient client;

    private final CompletableFuture<Void> askedForDebugger = new CompletableFuture<>();

    FakeApplication() {
        this(SETTINGS);
    }

    FakeApplication(ClientSettings settings) {
        client = client(services(transport, settings, test));
    }

    private FakeApplication(boolean debugged) {
        client = client(services(transport, new ClientSettings(SETTINGS.timeout(), SETTINGS.maxResponseSize(), 1 << 20,
                SETTINGS.maxShown(), SETTINGS.errorCode(), Optional.empty(), new Deadlines(SETTINGS.timeout(), () -> {
                    askedForDebugger.complete(null);
                    return debugged;
                }), QUIET, false), test));
    }

    static FakeApplication debugged() {
        return new FakeApplication(true);
    }

    /** Waits until a deadline has passed, and the code checks for a debugger. */
    void awaitAskedForDebugger() {
        askedForDebugger.orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** Does something in the application that the journal of the test records. */
    FakeExchange causes(FakeExchange exchange, Origin origin, Object payload) {
        runs.resolve(exchange.cause()).orElseThrow().sink().append(origin, payload.getClass().getSimpleName(), now -> payload,
                null);
        return exchange;
    }

    /** The transports to an application that is in process only. */
    static HandlerClient client(ClientServices services) {
        return new HandlerClientImpl(services, TransportMode.IN_PROCESS);
    }

    /**
     * @param test {@code null} if no test is running
     */
    static ClientServices services(Transport inProcess, ClientSettings settings, TestRun test) {
        return new ClientServices(new InProcess(inProcess), settings, () -> test, new VertxJson(), stream -> {
        });
    }

    /** The response to a request with this answer. */
    HandlerResponse answered(int status, String contentType, String body) {
        return answered(client.get("/models/7"), exchange -> exchange.head(status, "content-type", contentType).chunk(body));
    }

    HandlerResponse answered(HandlerRequest request, UnaryOperator<FakeExchange> answer) {
        transport.answer(exchange -> answer.apply(exchange).end());
        return request.send();
    }

    /** The response to a request, with a head only. */
    ResponseStream streamed() {
        transport.answer(exchange -> exchange.head(200, "content-type", "text/event-stream"));
        return client.get("/progress/7").stream();
    }

    private record InProcess(Transport inProcess) implements ClientServices.Transports {

        @Override
        public SocketTransport socket() {
            throw new UnsupportedOperationException("There is no socket here.");
        }
    }
}
