package io.quarkiverse.handlertesting.borders;

import java.util.List;
import java.util.Locale;

/**
 * A way in which work crosses a border: a row of the table in the documentation.
 *
 * @param name the name in the documentation
 * @param kept whether the work after the hop still has the cause of the request
 * @param waits whether {@code awaitIdle()} waits for it
 * @param forms the forms that its API has, each answered at once or late
 */
record Hop(String name, boolean kept, Waits waits, List<Form> forms) {

    /** Whether {@code awaitIdle()} waits for the work, or only lists it. */
    enum Waits {
        YES,
        NO,
        LISTED
    }

    /**
     * @param name what is special about this form
     * @param start starts work that ends with {@code landed}, in a handler
     * @param due lets the work begin, after {@code awaitIdle()} has returned; does nothing for work that begins by itself
     */
    record Form(String name, Start start, Runnable due) {
    }

    /** Starts work that runs {@code landed} once, at the other end of the hop. */
    interface Start {
        void go(Runnable landed) throws Exception;
    }

    static Form form(String name, Start start) {
        return new Form(name, start, () -> {
        });
    }

    static Form form(String name, Start start, Runnable due) {
        return new Form(name, start, due);
    }

    static Hop followed(String name, Form... forms) {
        return new Hop(name, true, Waits.YES, List.of(forms));
    }

    /** A hop whose work keeps the cause and repeats, so that no wait includes it. */
    static Hop listed(String name, Form... forms) {
        return new Hop(name, true, Waits.LISTED, List.of(forms));
    }

    /** A hop whose work keeps the cause, and does not report its beginning. */
    static Hop unheard(String name, Form... forms) {
        return new Hop(name, true, Waits.NO, List.of(forms));
    }

    /** A hop whose work loses the cause, while a thread that has it waits for the work. */
    static Hop unattributed(String name, Form... forms) {
        return new Hop(name, false, Waits.YES, List.of(forms));
    }

    static Hop lost(String name, Form... forms) {
        return new Hop(name, false, Waits.NO, List.of(forms));
    }

    boolean isAwaited() {
        return waits == Waits.YES;
    }

    /** The row, in AsciiDoc. */
    String row() {
        return "| " + name + " | " + (kept ? "yes" : "no") + " | " + waits.name().toLowerCase(Locale.ROOT);
    }
}
