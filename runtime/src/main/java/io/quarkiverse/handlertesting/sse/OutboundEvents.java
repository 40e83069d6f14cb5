package io.quarkiverse.handlertesting.sse;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** Converts frames to events of JAX-RS. */
final class OutboundEvents {

    private OutboundEvents() {
    }

    static OutboundSseEvent of(Sse sse, SseFrame frame) {
        OutboundSseEvent.Builder builder = sse.newEventBuilder();
        if (!frame.event().equals(SseFrame.MESSAGE)) {
            builder.name(frame.event());
        }
        if (frame.id() != null) {
            builder.id(frame.id());
        }
        if (frame.retry() != null) {
            builder.reconnectDelay(frame.retry().toMillis());
        }
        if (frame.isEvent()) {
            builder.data(frame.data());
        } else {
            // Without data, JAX-RS requires a comment.
            builder.comment(frame.isComment() ? frame.comment() : "");
        }
        return builder.build();
    }
}
