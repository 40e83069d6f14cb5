package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.Collection;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** Records the fields that the application looks up in JSON objects without them. */
final class JsonLookUp {

    private JsonLookUp() {
    }

    /**
     * Records one look-up, if a request led to it.
     *
     * @param present the names that the object has; asked for only then
     */
    static void missed(String name, String line, Supplier<Collection<String>> present) {
        RunningCause cause = ApplicationTestRuns.findRequest();
        if (cause != null) {
            cause.testRun().hints().jsonFields().missed(cause.cause().number(), name, line, present);
        }
    }
}
