package io.quarkiverse.handlertesting.runtime.internal.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.http.HeaderCheck;
import io.quarkiverse.handlertesting.sse.SseSubscription;
import io.vertx.core.MultiMap;

/**
 * Sends a request that asks for an event stream, as often as its client reconnects, and refuses other responses: WHATWG HTML
 * living standard, section 9.2.3.
 */
record SseExchange(HandlerRequestImpl request, ClientServices services) {

    private static final String TYPE = "text/event-stream";

    private static final String CONTENT_ENCODING = "Content-Encoding";
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final int OK = 200;

    /**
     * @param lastEventId the last id of the stream that this one continues; empty if there was none
     * @param reconnectionTime of the stream that this one continues; {@code null} if it has not set one
     */
    SseSubscription open(String lastEventId, Duration reconnectionTime) {
        String id = header(lastEventId);
        StreamedExchange exchange = request.frames(parts -> {
            setUnlessPresent(parts, "Accept", TYPE);
            // Section 9.2.2: the cache mode "no-store", which Fetch, section 4.6, writes as this header.
            setUnlessPresent(parts, "Cache-Control", "no-cache");
            if (!id.isEmpty()) {
                parts.setHeader(LAST_EVENT_ID, id);
            }
        });
        SseReading reading = new SseReading(exchange, lastEventId, reconnectionTime);
        return new SseSubscriptionView(this, reading, null);
    }

    /**
     * @throws IllegalArgumentException if a header cannot carry the id: RFC 9110, section 5.5
     */
    static void checkId(String lastEventId) {
        HeaderCheck.check(LAST_EVENT_ID, header(lastEventId));
    }

    private static void setUnlessPresent(RequestParts parts, String name, String value) {
        if (parts.header(name).isEmpty()) {
            parts.setHeader(name, value);
        }
    }

    /** Section 9.2.2 requires UTF-8, but Vert.x writes headers as ISO-8859-1. */
    private static String header(String lastEventId) {
        return new String(lastEventId.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    static boolean isStream(int status, MultiMap headers) {
        String type = headers.get(CONTENT_TYPE);
        return status == OK && type != null && TYPE.equals(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Closes the exchange if its response is no event stream.
     *
     * @param exchange the head of its response must have arrived
     * @param waits whether to wait for the body, to show it
     * @throws HttpAssertionError if the response is no event stream
     */
    static void refuseOthers(StreamedExchange exchange, boolean waits) {
        int status = exchange.body().status();
        MultiMap headers = exchange.body().headers();
        String coding = headers.get(CONTENT_ENCODING);
        boolean isCoded = ContentCoding.of(coding) == ContentCoding.UNKNOWN;
        if (isStream(status, headers) && !isCoded) {
            return;
        }
        String type = headers.get(CONTENT_TYPE);
        String what = status != OK ? "status " + status
                : isStream(status, headers) ? "the content coding " + coding + ", which this client cannot decode"
                        : type == null ? "no type" : "the type " + type;
        if (waits && !isCoded) {
            exchange.awaitShown();
        }
        HttpAssertionError refused = exchange.failure(Reason.UNEXPECTED,
                "Expected an event stream, but the response has " + what + ":", null);
        exchange.close();
        throw refused;
    }
}
