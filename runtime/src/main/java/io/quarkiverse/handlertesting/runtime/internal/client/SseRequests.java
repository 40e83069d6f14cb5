package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.Locale;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.sse.SseSubscription;

/** Requests whose response is a stream of events. */
final class SseRequests {

    private static final String TYPE = "text/event-stream";
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final int OK = 200;

    private SseRequests() {
    }

    /**
     * @param lastEventId that of the stream before; empty if there was none
     */
    static SseSubscription open(ClientRequest request, ClientServices services, String lastEventId) {
        StreamedExchange exchange = request.streamed(parts -> {
            if (parts.headers.stream().noneMatch(header -> header.getKey().equalsIgnoreCase("Accept"))) {
                parts.setHeader("Accept", TYPE);
            }
            if (!lastEventId.isEmpty()) {
                parts.setHeader(LAST_EVENT_ID, lastEventId);
            }
        });
        refuseOthers(exchange);
        SseReading reading = new SseReading(exchange, lastEventId);
        return new SseView(reading, exchange.deadline(), services.json(), id -> open(request, services, id));
    }

    /** WHATWG HTML living standard, section 9.2.3: what makes a client give up. */
    private static void refuseOthers(StreamedExchange exchange) {
        int status = exchange.body().status();
        String type = exchange.body().headers().get("Content-Type");
        if (status == OK && type != null && TYPE.equals(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            return;
        }
        String what = status != OK ? "status " + status : type == null ? "no type" : "the type " + type;
        exchange.awaitShown();
        HttpAssertionError refused = exchange.failure(Reason.UNEXPECTED,
                "Expected an event stream, but the response has " + what + ":", null);
        exchange.close();
        throw refused;
    }
}
