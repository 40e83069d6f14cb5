package io.quarkiverse.handlertesting.runtime.internal.streams;

import io.quarkiverse.handlertesting.runtime.internal.text.ShownBody;
import io.vertx.ext.web.RoutingContext;

/** How far the stream of one response has come. Written on the context of its request, and read by any thread. */
public final class StreamProgress {

    private static final String KEY = StreamProgress.class.getName();

    private volatile String item = "frame";
    private volatile int sent;
    private volatile State state = State.OPEN;

    /** Whether more may be sent, and if not, why. */
    public enum State {
        OPEN("and the stream is open"),
        ENDED("and has ended the stream"),
        CUT("and has cut the stream"),
        LEFT("and the application has closed the stream");

        private final String text;

        State(String text) {
            this.text = text;
        }
    }

    /** Follows the response to this request, whose handler must be called afterwards. */
    public static StreamProgress follow(RoutingContext exchange) {
        StreamProgress progress = new StreamProgress();
        exchange.put(KEY, progress);
        return progress;
    }

    /** The progress that follows the response to this request; one that no code reads if none does. */
    static StreamProgress of(RoutingContext exchange) {
        StreamProgress progress = exchange.get(KEY);
        return progress == null ? new StreamProgress() : progress;
    }

    /** The stream has pieces, not frames. */
    void inPieces() {
        item = "piece";
    }

    /** One frame, or piece, was sent. */
    void sent() {
        sent = sent + 1;
    }

    /** Nothing more can be sent. Only the first reason counts. */
    void over(State reason) {
        if (state == State.OPEN) {
            state = reason;
        }
    }

    /** How many frames, or pieces, were sent. */
    public int count() {
        return sent;
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether the mock has ended it, as a stream ends. */
    public boolean hasEnded() {
        return state == State.ENDED;
    }

    /**
     * What the mock has done, for a sentence whose subject it is.
     *
     * @param to {@code "r1's GET /chat"}
     * @return {@code "has sent 3 frames to r1's GET /chat, and the stream is open"}
     */
    public String text(String to) {
        return "has sent " + (sent == 0 ? "nothing" : items()) + " to " + to + ", " + state.text;
    }

    /** {@code 3 frames} */
    public String items() {
        return ShownBody.count(sent, item);
    }
}
