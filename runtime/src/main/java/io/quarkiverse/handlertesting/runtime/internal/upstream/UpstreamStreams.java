package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.CauseColumn;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.ClueFinder;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;
import io.quarkiverse.handlertesting.runtime.internal.streams.StreamProgress;
import io.quarkiverse.handlertesting.runtime.internal.text.ShownBody;
import io.vertx.ext.web.RoutingContext;

/**
 * The streams of one upstream during one test. Shows both sides of the last ones: what the mock has sent, and what of the
 * response of the application has come to the test. Thread-safe.
 */
final class UpstreamStreams implements ClueFinder {

    private static final int KEPT = 100;
    private static final int NAMED = 2;

    private final String upstream;
    /** The last streams, in order. */
    private final Deque<Stream> streams = new ArrayDeque<>();

    /**
     * @param cause {@code null} if it is unknown
     * @param request {@code "GET /chat"}
     */
    private record Stream(Cause cause, String request, StreamProgress progress) {

        boolean concerns(Scene scene) {
            return scene.request().isEmpty() || cause != null && cause.number() == scene.request().getAsLong();
        }
    }

    UpstreamStreams(String upstream) {
        this.upstream = upstream;
    }

    /** Follows a stream that is about to begin. */
    synchronized void begin(RoutingContext exchange, Cause cause) {
        if (streams.size() == KEPT) {
            streams.remove();
        }
        streams.add(new Stream(cause, exchange.request().method() + " " + exchange.request().path(),
                StreamProgress.follow(exchange)));
    }

    private synchronized List<Stream> all() {
        return List.copyOf(streams);
    }

    @Override
    public List<Clue> find(Scene scene) {
        List<Stream> concerned = all().stream().filter(stream -> stream.concerns(scene)).toList();
        List<Clue> clues = new ArrayList<>();
        concerned.subList(Math.max(0, concerned.size() - NAMED), concerned.size())
                .forEach(stream -> clues.add(clue(stream, scene)));
        return clues;
    }

    private Clue clue(Stream stream, Scene scene) {
        List<RecordedEvent> caused = scene.events().stream().filter(event -> stream.cause() != null && event.cause() != null
                && event.cause().number() == stream.cause().number()).toList();
        long passed = caused.stream().filter(event -> event.origin() == Origin.SSE).count();
        if (scene.missing() == Missing.REST && stream.progress().hasEnded() && passed > 0
                && passed == stream.progress().count()) {
            return new Clue(Weight.SHOWS, "The mock upstream \"" + upstream + "\" has ended its stream, all of its "
                    + stream.progress().items() + " were passed on, and " + CauseColumn.possessive(stream.cause())
                    + "response has not ended.");
        }
        boolean isWhole = !stream.progress().isOpen() && passed == stream.progress().count();
        return new Clue(isWhole ? Weight.STATE : Weight.POINTS, "The mock upstream \"" + upstream + "\" "
                + stream.progress().text(CauseColumn.possessive(stream.cause()) + stream.request())
                + passedOn(stream.cause(), caused, passed) + ".");
    }

    /** Empty if no request of the test has led to the call: then the test reads no response to it. */
    private static String passedOn(Cause cause, List<RecordedEvent> caused, long passed) {
        if (cause == null || !cause.isRequest()) {
            return "";
        }
        boolean hasHead = caused.stream().anyMatch(event -> event.payload() instanceof HttpExchange exchange
                && exchange.stage() == HttpExchange.Stage.ANSWERED);
        String response = " of r" + cause.number() + "'s response ";
        return !hasHead ? "; the head" + response + "has not come"
                : passed == 0 ? "; the head" + response + "has come"
                        : "; the head and " + ShownBody.count(passed, "frame") + response + "have come";
    }
}
