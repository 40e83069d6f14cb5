package io.quarkiverse.handlertesting.runtime.internal.taps;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.SseEventSink;

/**
 * Called by application classes in place of the methods of {@link Response.ResponseBuilder} and {@link SseEventSink} with the
 * same names, with the line of the call as the last argument. Applications may lack Jakarta REST.
 */
public final class JakartaAnswerCalls {

    private JakartaAnswerCalls() {
    }

    public static Response build(Response.ResponseBuilder builder, String line) {
        Response response = builder.build();
        try {
            AnswerLine.built(response.getStatus(), response.hasEntity(), line);
        } catch (RuntimeException unknown) {
            // A builder of the application may return anything.
        }
        return response;
    }

    public static void close(SseEventSink sink, String line) {
        AnswerLine.completing(line, sink::close);
    }
}
