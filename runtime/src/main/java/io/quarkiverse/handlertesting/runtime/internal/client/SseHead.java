package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.Locale;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.vertx.core.MultiMap;

/** Whether a response is a stream of events: WHATWG HTML living standard, section 9.2.3, what makes a client give up. */
final class SseHead {

    static final String TYPE = "text/event-stream";

    private static final String CONTENT_TYPE = "Content-Type";
    private static final int OK = 200;

    private SseHead() {
    }

    static boolean isStream(int status, MultiMap headers) {
        String type = headers.get(CONTENT_TYPE);
        return status == OK && type != null && TYPE.equals(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    /**
     * @param exchange whose head has come; ended if it is none
     * @param waits whether its body is waited for, to be shown
     * @throws HttpAssertionError if it is none
     */
    static void refuseOthers(StreamedExchange exchange, boolean waits) {
        int status = exchange.body().status();
        MultiMap headers = exchange.body().headers();
        if (isStream(status, headers)) {
            return;
        }
        String type = headers.get(CONTENT_TYPE);
        String what = status != OK ? "status " + status : type == null ? "no type" : "the type " + type;
        if (waits) {
            exchange.awaitShown();
        }
        HttpAssertionError refused = exchange.failure(Reason.UNEXPECTED,
                "Expected an event stream, but the response has " + what + ":", null);
        exchange.close();
        throw refused;
    }
}
