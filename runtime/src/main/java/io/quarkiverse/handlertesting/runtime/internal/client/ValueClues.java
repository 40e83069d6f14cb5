package io.quarkiverse.handlertesting.runtime.internal.client;

import java.time.ZoneId;
import java.util.Optional;

import org.hamcrest.Matcher;

import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.FieldRelation;
import io.quarkiverse.handlertesting.runtime.internal.story.ValueRelation;

/** The relation of the actual value of a response to the one that a test expects. */
final class ValueClues {

    private ValueClues() {
    }

    /**
     * For a text: the body or a header.
     *
     * @param expected a matcher of Hamcrest's that is none of a value has no relation
     * @param sent the body of the request
     */
    static Optional<Clue> of(Matcher<?> expected, Object actual, String sent) {
        return clue(ValueRelation.of(DecimalMatchers.expected(expected), actual, sent, ZoneId.systemDefault()));
    }

    /**
     * As {@link #of(Matcher, Object, String)}, for a value of JSON.
     *
     * @param body the parsed body
     */
    static Optional<Clue> of(Matcher<?> expected, Object actual, String sent, String path, Object body) {
        return of(expected, actual, sent)
                .or(() -> clue(FieldRelation.of(path, DecimalMatchers.expected(expected), actual, body)));
    }

    private static Optional<Clue> clue(Optional<String> relation) {
        return relation.map(text -> new Clue(Weight.POINTS, text));
    }
}
