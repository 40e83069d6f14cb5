package io.quarkiverse.handlertesting.runtime.internal.hops.websocket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/**
 * One end of a WebSocket. If the other end is in this JVM too, the two are linked: a connection keeps the order of its frames,
 * so each frame that arrives is known to be one that was sent, and has its cause. Thread-safe.
 */
public final class WebSocketEnd {

    /** In place of the type of a frame. */
    private static final String END = "END";

    private final RunningCause opener;
    private final String path;
    private final Deque<SentFrame> arriving = new ArrayDeque<>();
    private WebSocketEnd peer;
    private boolean linked;

    /**
     * A frame on its way.
     *
     * @param type the type of the frame
     * @param cause {@code null} if it is unknown
     * @param work {@code null} without a cause
     */
    record SentFrame(String type, RunningCause cause, Work work) {

        void end() {
            if (work != null) {
                work.end();
            }
        }
    }

    private WebSocketEnd(RunningCause opener, String path) {
        this.opener = opener;
        this.path = path;
    }

    /**
     * The two ends of a WebSocket, not yet linked.
     *
     * @param opener the cause of the handshake; {@code null} if it is unknown
     * @param path the path of the handshake
     * @return the client's end
     */
    static WebSocketEnd pair(RunningCause opener, String path) {
        WebSocketEnd client = new WebSocketEnd(opener, path);
        client.peer = new WebSocketEnd(opener, path);
        client.peer.peer = client;
        return client;
    }

    WebSocketEnd peer() {
        return peer;
    }

    /** The cause of the handshake; {@code null} if it is unknown. */
    RunningCause opener() {
        return opener;
    }

    /** Called when both ends are known to be in this JVM. */
    void link() {
        setLinked(true);
        peer.setLinked(true);
    }

    /** Called when this end will get no more frames. */
    void unlink() {
        setLinked(false).forEach(SentFrame::end);
    }

    /** Called when this end is closed. The other end may notice it later, since a connection can end without a frame. */
    void closed() {
        unlink();
        peer.expect(END, opener);
    }

    private synchronized Deque<SentFrame> setLinked(boolean now) {
        linked = now;
        Deque<SentFrame> lost = new ArrayDeque<>(arriving);
        if (!now) {
            arriving.clear();
        }
        return lost;
    }

    /**
     * Counts a frame until the other end has handled it. Call it in the order in which frames of the same type are sent.
     *
     * @param sender the cause of the code that sends it; {@code null} if it is unknown
     */
    void sends(String type, RunningCause sender) {
        peer.expect(type, causeOf(sender));
    }

    private synchronized void expect(String type, RunningCause cause) {
        if (linked) {
            arriving.add(new SentFrame(type, cause,
                    cause == null ? null : cause.begin(WorkKind.WEBSOCKET_MESSAGE, "over " + path)));
        }
    }

    /**
     * A message belongs to the code that sends it. What a test itself sends belongs to the request that opened the WebSocket.
     */
    private RunningCause causeOf(RunningCause sender) {
        boolean isOpeners = sender == null
                || !sender.cause().isRequest() && opener != null && opener.testRun() == sender.testRun();
        return isOpeners ? opener : sender;
    }

    /**
     * The frame that has arrived.
     *
     * @return {@code null} for a frame from outside this JVM
     */
    synchronized SentFrame arrived(String type) {
        // The answers to pings, and the last frame, may overtake what other threads are about to send.
        for (Iterator<SentFrame> frames = arriving.iterator(); frames.hasNext();) {
            SentFrame frame = frames.next();
            if (frame.type().equals(type)) {
                frames.remove();
                return frame;
            }
        }
        return null;
    }
}
