package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig.TransportMode;
import io.quarkiverse.handlertesting.runtime.internal.transport.Exchange;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;
import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;
import io.quarkiverse.handlertesting.runtime.internal.transport.Transport;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** The signals of an exchange with redirects: those of one response, in order, and one end. */
class SentSignalsTest {

    private final List<String> heard = new ArrayList<>();
    private final FakeTransport transport = new FakeTransport();
    private RedirectingExchange sending;

    @Test
    void comeFromTheLastResponseOnly() {
        FakeExchange redirect = send(transport).head(302, "Location", "/b").chunk("Found").chunk("here").end();
        assertEquals(List.of(), heard);
        FakeExchange last = transport.all().get(1).head(200).chunk("data").end();

        assertEquals(List.of("head 200", "data", "end"), heard);
        assertEquals(Long.MAX_VALUE, redirect.asked());
        assertEquals(1, last.asked());
    }

    @Test
    void haveOneFailureAtMost() {
        send(transport).head(200).failed(new IOException("reset")).failed(new IOException("again"));

        assertEquals(List.of("head 200", "failed: reset"), heard);
    }

    @Test
    void failIfARedirectFails() {
        send(transport).head(302, "Location", "/b").failed(new IOException("reset"));

        assertEquals(List.of("failed: reset"), heard);
        assertEquals(1, transport.all().size());
    }

    @Test
    void stopAfterTooManyRedirects() {
        FakeExchange exchange = send(transport);
        for (int i = 0; i < 20; i++) {
            exchange.head(302, "Location", "/a").end();
            exchange = transport.all().get(i + 1);
        }
        exchange.request(1);
        exchange.head(302, "Location", "/a").chunk("Found").end();
        exchange.awaitAborted();

        assertEquals(1, heard.size(), heard::toString);
        assertTrue(heard.get(0).startsWith("failed: Session alice went round in a circle, and gave up after 21 redirects"),
                heard::toString);
        assertEquals(21, transport.all().size());
    }

    @Test
    void keepDemandThatArrivesDuringSending() {
        FakeExchange first = send(new Transport() {
            @Override
            public Exchange send(OutgoingRequest request, long chunks, ResponseReceiver receiver) {
                FakeExchange sent = (FakeExchange) transport.send(request, chunks, receiver);
                // The head arrives, and the next chunk is requested, before the sender has the exchange.
                return request.target().equals("/b") ? sent.head(200) : sent;
            }

            @Override
            public void close() {
                transport.close();
            }
        });
        first.head(302, "Location", "/b").end();

        assertEquals(1, transport.all().get(1).asked());
        transport.all().get(1).chunk("data").end();
        assertEquals(List.of("head 200", "data", "end"), heard);
    }

    /** Requests one chunk as soon as the head arrives. */
    private FakeExchange send(Transport over) {
        RequestParts parts = new RequestParts("GET", "/a", false);
        parts.user = Sessions.standalone().open("alice");
        ClientServices services = FakeApplication.services(over, FakeApplication.SETTINGS, null);
        RedirectChain chain = RedirectChain.of(services, TransportMode.IN_PROCESS, parts);
        sending = new RedirectingExchange(chain, new ResponseReceiver() {
            @Override
            public void head(int status, MultiMap headers) {
                heard.add("head " + status);
                sending.request(1);
            }

            @Override
            public void chunk(Buffer chunk) {
                heard.add(chunk.toString());
            }

            @Override
            public void end(MultiMap trailers) {
                heard.add("end");
            }

            @Override
            public void failed(Throwable cause) {
                heard.add("failed: " + cause.getMessage());
            }
        });
        sending.begin();
        return transport.all().get(0);
    }
}
