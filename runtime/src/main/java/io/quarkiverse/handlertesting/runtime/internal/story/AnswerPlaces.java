package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.events.FailedWork;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;

/**
 * The lines where the application built and ended the last responses to the requests of a test. A failure about a response asks
 * for them. Any failure gets those of earlier responses that the work of another request ended, with an event of another id.
 * Thread-safe.
 */
public final class AnswerPlaces implements ClueFinder {

    private static final int KEPT = 100;

    /** By request: an application may build responses that it does not send. */
    private record Built(long request, String line, int status, boolean hasEntity) {
    }

    /**
     * @param other {@code null} if the request has led to it itself
     * @param line {@code null} if it is unknown
     */
    private record Ended(long request, WorkOfAnother other, String line, int status, boolean isEmpty) {

        /** Whether work for another id has ended it, before the request that a failure is about was sent. */
        boolean isAMistakeBefore(Scene scene) {
            return other != null && request < scene.request().orElse(Long.MAX_VALUE)
                    && other.hasAnotherId(request, scene.events());
        }

        /** {@code " at ChatStream.java:60."}, and whose work it was if that is of another request. */
        String text(List<RecordedEvent> events) {
            return text(events, "");
        }

        /** @param remark follows the line; empty for none */
        String text(List<RecordedEvent> events, String remark) {
            String place = (line == null ? "" : " at " + line) + remark;
            return place + (other == null ? "" : (place.contains(",") ? ", " : " ") + other.text(request, events)) + ".";
        }
    }

    /** A stream, which may have been that of a response. */
    private record Completed(long request, String line) {
    }

    /**
     * The last part of a response.
     *
     * @param place the method, and the line
     */
    private record Written(String line, String place) {
    }

    private final Deque<Built> built = new ArrayDeque<>();
    private final Deque<Ended> ended = new ArrayDeque<>();
    private final Deque<Completed> completed = new ArrayDeque<>();
    /** By request. */
    private final Map<Long, Written> written = new HashMap<>();

    /**
     * The application has built a response object.
     *
     * @param request the number of the request that led to it
     */
    public void built(long request, String line, int status, boolean hasEntity) {
        add(built, new Built(request, line, status, hasEntity));
    }

    /**
     * A response has ended.
     *
     * @param request the number of its request
     * @param line where the application has ended it; {@code null} if it is unknown, or a framework has ended it
     * @param isEmpty whether it has no body
     */
    public void ended(long request, String line, int status, boolean isEmpty) {
        add(ended, new Ended(request, null, line, status, isEmpty));
    }

    /**
     * As {@link #ended(long, String, int, boolean)}, by work that another request led to.
     *
     * @param by the number of the other request
     * @param after the number of the last event of the test
     */
    public void endedByAnother(long request, long by, long after, String line, int status, boolean isEmpty) {
        add(ended, new Ended(request, new WorkOfAnother(by, after), line, status, isEmpty));
    }

    /**
     * The application has completed a stream.
     *
     * @param request the number of the request that led to it
     */
    public void completed(long request, String line) {
        add(completed, new Completed(request, line));
    }

    /**
     * The application writes a part of a response.
     *
     * @param request the number of the request that led to it
     * @param line a constant
     * @param place the method and the line; asked for when another line than before writes
     */
    public void wrote(long request, String line, Supplier<String> place) {
        synchronized (written) {
            Written last = written.get(request);
            if (last == null ? written.size() < KEPT : !last.line().equals(line)) {
                written.put(request, new Written(line, place.get()));
            }
        }
    }

    private <T> void add(Deque<T> places, T place) {
        synchronized (places) {
            if (places.size() == KEPT) {
                places.remove();
            }
            places.add(place);
        }
    }

    /** The last place that matches. */
    private static <T> Optional<T> last(Deque<T> places, Predicate<T> wanted) {
        synchronized (places) {
            return places.stream().filter(wanted).reduce((first, last) -> last);
        }
    }

    @Override
    public List<Clue> find(Scene scene) {
        List<Clue> clues = new ArrayList<>();
        synchronized (ended) {
            ended.stream().filter(place -> place.isAMistakeBefore(scene)).limit(1)
                    .map(place -> new Clue(Weight.SHOWS, wasEnded(place, scene.events()))).forEach(clues::add);
        }
        if (scene.missing() == Missing.REST && scene.request().isPresent()) {
            lastWrite(scene.request().getAsLong()).ifPresent(clues::add);
        }
        return clues;
    }

    /** A request may write to the response of another one, so this does not say to which. */
    private Optional<Clue> lastWrite(long request) {
        if (last(ended, place -> place.request() == request).isPresent()) {
            return Optional.empty();
        }
        synchronized (written) {
            return Optional.ofNullable(written.get(request)).map(last -> new Clue(Weight.STATE, "r" + request
                    + " wrote to a response last in " + (last.place() == null ? last.line() : last.place())
                    + "; no code has ended r" + request + "'s response."));
        }
    }

    private static String wasEnded(Ended place, List<RecordedEvent> events) {
        return "r" + place.request() + "'s response was ended"
                + place.text(events, place.isEmpty() ? ", before anything was written" : "");
    }

    /**
     * The clue where the response got its status. Empty if it is unknown, or an exception has ended the request: then its line
     * is that of a mapper, which says less than the exception.
     *
     * @param events those of the test
     */
    public Optional<Clue> ofStatus(long request, int status, List<RecordedEvent> events) {
        if (hasFailed(request, events)) {
            return Optional.empty();
        }
        return answered(request, status, place -> true).map(place -> "r" + request + " was answered with " + status
                + place.text(events))
                .or(() -> built(request, status, place -> true)
                        .map(place -> "r" + request + "'s " + status + " was built at " + place.line() + "."))
                .map(text -> new Clue(hasReason(status) ? Weight.STATE : Weight.SHOWS, text));
    }

    /** As {@link #ofStatus}, of a response that lacks a body. */
    public Optional<Clue> ofEmptyBody(long request, int status, List<RecordedEvent> events) {
        if (hasFailed(request, events)) {
            return Optional.empty();
        }
        return answered(request, status, Ended::isEmpty).map(place -> clue(place, "r" + request + " was answered with "
                + status + " and no body" + place.text(events)))
                .or(() -> built(request, status, place -> !place.hasEntity()).map(place -> names("r" + request
                        + "'s response was built at " + place.line() + " with status " + status + " and no entity.")));
    }

    /** As {@link #ofStatus}, of a stream that ended too early. */
    public Optional<Clue> ofEnd(long request, int status, List<RecordedEvent> events) {
        if (hasFailed(request, events)) {
            return Optional.empty();
        }
        return answered(request, status, place -> true).map(place -> clue(place, wasEnded(place, events)))
                .or(() -> ofEmptyBody(request, status, events))
                .or(() -> last(completed, place -> place.request() == request)
                        .map(place -> new Clue(Weight.SHOWS, "A stream of r" + request + " was completed at " + place.line()
                                + ".")));
    }

    private Optional<Ended> answered(long request, int status, Predicate<Ended> wanted) {
        return last(ended, place -> place.request() == request && place.status() == status
                && (place.line() != null || place.other() != null)).filter(wanted);
    }

    private Optional<Built> built(long request, int status, Predicate<Built> wanted) {
        return last(built, place -> place.request() == request && place.status() == status).filter(wanted);
    }

    /** Whether a line that answers so mostly has a reason that is elsewhere: in the user, or in a call that failed. */
    private static boolean hasReason(int status) {
        return status == 401 || status == 403 || status >= 500;
    }

    private static boolean hasFailed(long request, List<RecordedEvent> events) {
        return events.stream().anyMatch(event -> CauseColumn.isOf(event, request)
                && event.payload() instanceof FailedWork failed && failed.isRequest());
    }

    /** Work of another request may be meant to answer. */
    private static Clue clue(Ended place, String text) {
        return place.other() == null ? names(text) : new Clue(Weight.SHOWS, text);
    }

    private static Clue names(String text) {
        return new Clue(Weight.NAMES, text);
    }
}
