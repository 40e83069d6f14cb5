package org.acme;

import java.util.function.Supplier;

/** An application, for stacks that have a line of one. */
public final class Importer {

    private Importer() {
    }

    /** Calls the supplier at a line of the application. */
    public static <T> T start(Supplier<T> task) {
        return task.get();
    }

    /** An exception that a line of the application has created. */
    public static IllegalStateException broken(String message) {
        return new IllegalStateException(message);
    }
}
