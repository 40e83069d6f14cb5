package io.quarkiverse.handlertesting.runtime.internal.client;

import java.nio.charset.StandardCharsets;

import io.quarkiverse.handlertesting.sse.SseSubscription;

/** Requests whose response is a stream of events. */
final class SseRequests {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private SseRequests() {
    }

    /**
     * @param lastEventId that of the stream before; empty if there was none
     */
    static SseSubscription open(HandlerRequestImpl request, ClientServices services, String lastEventId) {
        StreamedExchange exchange = request.streamed(parts -> {
            if (parts.headers.stream().noneMatch(header -> header.getKey().equalsIgnoreCase("Accept"))) {
                parts.setHeader("Accept", SseHead.TYPE);
            }
            if (!lastEventId.isEmpty()) {
                parts.setHeader(LAST_EVENT_ID, header(lastEventId));
            }
        });
        SseReading reading = new SseReading(exchange, lastEventId);
        return new SseSubscriptionView(reading, exchange.deadline(), services.json(), id -> open(request, services, id));
    }

    /** In UTF-8, as section 9.2.2 has it; but Vert.x writes headers as ISO-8859-1. */
    private static String header(String lastEventId) {
        return new String(lastEventId.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
