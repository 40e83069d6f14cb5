package io.quarkiverse.handlertesting.runtime.internal.client;

import io.quarkiverse.handlertesting.sse.SseSubscription;

/** Requests whose response is a stream of events. */
final class SseRequests {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private SseRequests() {
    }

    /**
     * @param lastEventId that of the stream before; empty if there was none
     */
    static SseSubscription open(ClientRequest request, ClientServices services, String lastEventId) {
        StreamedExchange exchange = request.streamed(parts -> {
            if (parts.headers.stream().noneMatch(header -> header.getKey().equalsIgnoreCase("Accept"))) {
                parts.setHeader("Accept", SseHead.TYPE);
            }
            if (!lastEventId.isEmpty()) {
                parts.setHeader(LAST_EVENT_ID, lastEventId);
            }
        });
        SseReading reading = new SseReading(exchange, lastEventId);
        return new SseView(reading, exchange.deadline(), services.json(), id -> open(request, services, id));
    }
}
