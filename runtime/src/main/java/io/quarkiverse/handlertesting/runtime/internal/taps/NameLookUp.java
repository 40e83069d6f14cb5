package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.Collection;
import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.story.MissedNames.Part;

/** Records the names that the application looks up in a request. */
final class NameLookUp {

    private NameLookUp() {
    }

    /**
     * Records one look-up. Never throws.
     *
     * @param result {@code null} or an empty collection if the request lacks the name, or has an empty value of it
     * @param reader the code that has looked the name up
     * @param present the names that the request has; asked for only if there is no value, once for each name
     */
    static void record(Part part, String name, Object result, Supplier<String> reader, Supplier<Collection<String>> present) {
        RunningCause cause = name == null ? null : ApplicationTestRuns.findRequest();
        if (cause == null) {
            return;
        }
        long request = cause.cause().number();
        try {
            if (result != null && !(result instanceof Collection<?> values && values.isEmpty())) {
                cause.testRun().hints().missedNames().found(request, part, name);
            } else {
                cause.testRun().hints().missedNames().missed(request, part, name, reader, present);
            }
        } catch (RuntimeException unreadable) {
            // The form of a request that has ended, for example: the names are unknown.
        }
    }
}
