package io.quarkiverse.handlertesting.borders;

import java.util.List;
import java.util.stream.Stream;

/**
 * A way in which work crosses a border: a row of the table in the documentation.
 *
 * @param name the name in the documentation
 * @param kept whether the work after the hop still has the cause of the request
 * @param awaited whether {@code awaitIdle()} waits for it
 * @param forms the forms that its API has, each answered at once or late
 */
record Hop(String name, boolean kept, boolean awaited, List<Form> forms) {

    /**
     * @param name what is special about this form
     * @param start starts work that ends with {@code landed}, in a handler
     */
    record Form(String name, Start start) {
    }

    /** Starts work that runs {@code landed} once, at the other end of the hop. */
    interface Start {
        void go(Runnable landed) throws Exception;
    }

    static Form form(String name, Start start) {
        return new Form(name, start);
    }

    static Hop followed(String name, Form... forms) {
        return new Hop(name, true, true, List.of(forms));
    }

    /** A hop whose work keeps the cause and repeats, so that no wait includes it. */
    static Hop listed(String name, Form... forms) {
        return new Hop(name, true, false, List.of(forms));
    }

    static Hop lost(String name, Form... forms) {
        return new Hop(name, false, false, List.of(forms));
    }

    /** The row, in AsciiDoc. */
    String row() {
        return Stream.of(name, kept ? "yes" : "no", awaited ? "yes" : kept ? "listed" : "no")
                .reduce("", (row, cell) -> row + (row.isEmpty() ? "| " : " | ") + cell);
    }
}
