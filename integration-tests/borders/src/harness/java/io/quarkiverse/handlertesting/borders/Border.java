package io.quarkiverse.handlertesting.borders;

import java.util.List;

/** A border that work crosses on its way from a handler, such as a WebSocket. A bean of the application of the tests. */
interface Border {

    /** Names the partial of the documentation, {@code hops-<name>.adoc}. */
    String name();

    /** The rows of the table, in order. */
    List<Hop> hops();

    /** Whether thousands of requests at once can cross this border in a test. */
    default boolean isLight() {
        return true;
    }

    /** Whether thousands of requests at once can cross it in this form. */
    default boolean isLight(Hop hop, Hop.Form form) {
        return true;
    }
}
