package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.function.BiConsumer;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.application.ThreadValue;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.story.AnswerPlaces;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;

/**
 * The line of the application that answers a request now, or builds its answer. The changed call sites of the application bring
 * it along as a constant, so no stack is walked.
 */
@Singleton
public class AnswerLine {

    private final ThreadValue<Place> ofThread = new ThreadValue<>();

    /** @param isOutermost whether a call inside this one says less, such as that of a handler of failures */
    private record Place(String line, boolean isOutermost) {
    }

    /** Calls the method that ends a response, or a stream. */
    static <T> T at(String line, Supplier<T> answer) {
        return at(new Place(line, false), answer);
    }

    /** Calls the method that fails a request: a handler of failures answers, which may be that of many. */
    static void failing(String line, Runnable failure) {
        at(new Place(line, true), () -> {
            failure.run();
            return null;
        });
    }

    /** Calls the method that completes a stream. A response may end later because of it, on another thread. */
    static void completing(String line, Runnable end) {
        place(line, (cause, answers) -> answers.completed(cause, line));
        at(line, () -> {
            end.run();
            return null;
        });
    }

    /** Calls the method that writes a part of a response. */
    static <T> T writing(String line, Supplier<T> write) {
        place(line, (cause, answers) -> answers.wrote(cause, line, ApplicationFrames::place));
        return write.get();
    }

    private static <T> T at(Place place, Supplier<T> answer) {
        AnswerLine bean = place.line() == null ? null : Beans.find(AnswerLine.class).orElse(null);
        return bean == null ? answer.get() : bean.during(place, answer);
    }

    private <T> T during(Place place, Supplier<T> answer) {
        Place before = ofThread.get();
        if (before != null && before.isOutermost()) {
            return answer.get();
        }
        return ofThread.during(place, answer);
    }

    /** The line of the response that ends now; {@code null} if it is unknown. */
    String now() {
        Place place = ofThread.get();
        return place == null ? null : place.line();
    }

    /** Keeps the line where a request has built a response. */
    static void built(int status, boolean hasEntity, String line) {
        place(line, (cause, answers) -> answers.built(cause, line, status, hasEntity));
    }

    private static void place(String line, BiConsumer<Long, AnswerPlaces> place) {
        RunningCause cause = line == null ? null : ApplicationTestRuns.findRequest();
        if (cause != null) {
            place.accept(cause.cause().number(), cause.testRun().hints().answers());
        }
    }
}
