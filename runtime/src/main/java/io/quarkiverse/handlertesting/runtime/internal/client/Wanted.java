package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.function.Predicate;

import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;

/**
 * The item that a wait looks for.
 *
 * @param noun with its article: {@code an event}
 * @param matching how a message names the predicate: {@code "id is 7"} in quotes, or {@code the predicate at PullTest.java:31};
 *        {@code null} if any item will do
 */
record Wanted<T>(String noun, Predicate<? super T> predicate, String matching) {

    static <T> Wanted<T> any(String noun) {
        return new Wanted<>(noun, any -> true, null);
    }

    /** For {@code await(predicate)}. Must be called on the thread of the test, by the method that the test calls. */
    static <T> Wanted<T> matching(String noun, Predicate<? super T> predicate) {
        require(predicate != null, "await(predicate) needs a predicate, but got null");
        String line = ApplicationFrames.line();
        return new Wanted<>(noun, predicate, line == null ? "the predicate" : "the predicate at " + line);
    }

    /** For {@code await(predicate, description)}. */
    static <T> Wanted<T> matching(String noun, Predicate<? super T> predicate, String description) {
        require(predicate != null, "await(predicate, description) needs a predicate, but got null");
        require(description != null, "await(predicate, description) needs a description, but got null");
        return new Wanted<>(noun, predicate, '"' + description + '"');
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * The beginning of a failure message, if the predicate has thrown this: {@code The predicate at PullTest.java:31 threw …}.
     */
    String threw(RuntimeException thrown) {
        String name = matching.startsWith("\"") ? "The predicate " + matching : "T" + matching.substring(1);
        return name + " threw " + FailureText.of(thrown) + ":";
    }

    /** {@code an event matching "id is 7"} */
    @Override
    public String toString() {
        return noun + (matching == null ? "" : " matching " + matching);
    }
}
