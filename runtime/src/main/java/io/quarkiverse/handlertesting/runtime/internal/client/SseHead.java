package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.Locale;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;

/** Whether a response is a stream of events: WHATWG HTML living standard, section 9.2.3, what makes a client give up. */
final class SseHead {

    static final String TYPE = "text/event-stream";

    private static final int OK = 200;

    private SseHead() {
    }

    /**
     * @param exchange whose head has come; ended if it is none
     * @param waits whether its body is waited for, to be shown
     * @throws HttpAssertionError if it is none
     */
    static void refuseOthers(StreamedExchange exchange, boolean waits) {
        int status = exchange.body().status();
        String type = exchange.body().headers().get("Content-Type");
        if (status == OK && type != null && TYPE.equals(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            return;
        }
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
