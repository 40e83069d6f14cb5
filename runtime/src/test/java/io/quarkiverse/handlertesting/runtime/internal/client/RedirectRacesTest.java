package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.ResponseStream;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.runtime.internal.transport.Exchange;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;
import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;
import io.quarkiverse.handlertesting.runtime.internal.transport.Transport;

/** An event loop follows a redirect while the thread of the test uses the same exchange. */
class RedirectRacesTest {

    private final FakeTransport transport = new FakeTransport();
    private final HandlerSession alice = Sessions.standalone().open("alice");
    private final CompletableFuture<Void> signal = new CompletableFuture<>();

    @Test
    void doesNotFollowARedirectAfterAnAbort() {
        FakeApplication application = new FakeApplication();
        application.transport.answer(exchange -> exchange.head(307, "Location", "/b").awaitToBeAborted().end());
        application.client.post("/a").as(alice).sendAsync().subscribe().with(response -> {
        }).cancel();
        application.transport.all().get(0).awaitAborted();

        assertEquals(1, application.transport.all().size());
        assertEquals(0, application.test.leftovers().size());
    }

    @Test
    void keepsTheLastRequestCurrentIfTheFirstReturnsLate() throws Exception {
        transport.answer(exchange -> {
            exchange.head(302, "Location", "/b").end();
            signal.complete(null);
        }).answer(exchange -> exchange.head(200));
        ResponseStream stream = request((request, sent) -> {
            if (request.target().equals("/a")) {
                await(signal);
            }
            return sent;
        }).stream();

        FakeExchange last = transport.all().get(1);
        CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> last.awaitAsked(1).chunk("data"));
        assertEquals("data", stream.await().toString());
        answered.get(10, TimeUnit.SECONDS);
        assertFalse(last.isAborted());
        stream.close();
        last.awaitAborted();
    }

    /** A request of a session, over a transport that runs an action before it returns the exchange. */
    private HandlerRequest request(BiFunction<OutgoingRequest, FakeExchange, Exchange> sent) {
        return FakeApplication.client(FakeApplication.services(new Transport() {
            @Override
            public Exchange send(OutgoingRequest request, long chunks, ResponseReceiver receiver) {
                return sent.apply(request, (FakeExchange) transport.send(request, chunks, receiver));
            }

            @Override
            public void close() {
                transport.close();
            }
        }, FakeApplication.SETTINGS, null)).get("/a").as(alice);
    }

    private static void await(CompletableFuture<Void> signal) {
        signal.orTimeout(10, TimeUnit.SECONDS).join();
    }
}
