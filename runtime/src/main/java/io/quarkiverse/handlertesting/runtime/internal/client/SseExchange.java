package io.quarkiverse.handlertesting.runtime.internal.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.quarkiverse.handlertesting.runtime.internal.http.HeaderCheck;
import io.quarkiverse.handlertesting.sse.SseSubscription;

/** Sends a request that asks for an event stream, as often as its client reconnects. */
record SseExchange(HandlerRequestImpl request, ClientServices services) {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    /**
     * @param lastEventId the last id of the stream that this one continues; empty if there was none
     * @param reconnectionTime of the stream that this one continues; {@code null} if it has not set one
     */
    SseSubscription open(String lastEventId, Duration reconnectionTime) {
        String id = header(lastEventId);
        StreamedExchange exchange = request.frames(StreamFormat.EVENTS, parts -> {
            // Section 9.2.2: the cache mode "no-store", which Fetch, section 4.6, writes as this header.
            parts.setUnlessPresent("Cache-Control", "no-cache");
            if (!id.isEmpty()) {
                parts.setHeader(LAST_EVENT_ID, id);
            }
        });
        return new SseSubscriptionView(this, new StreamReading<>(exchange, StreamFormat.EVENTS), null,
                lastEventId, reconnectionTime);
    }

    /**
     * @throws IllegalArgumentException if a header cannot carry the id: RFC 9110, section 5.5
     */
    static void checkId(String lastEventId) {
        HeaderCheck.check(LAST_EVENT_ID, header(lastEventId));
    }

    /** Section 9.2.2 requires UTF-8, but Vert.x writes headers as ISO-8859-1. */
    private static String header(String lastEventId) {
        return new String(lastEventId.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
