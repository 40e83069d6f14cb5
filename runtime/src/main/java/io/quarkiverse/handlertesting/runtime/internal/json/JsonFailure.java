package io.quarkiverse.handlertesting.runtime.internal.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** What Jackson could not read or write, on one line. Its own messages have several, of which most are about itself. */
final class JsonFailure {

    /** Behind it is what Jackson calls the source, which it does not show, and where in it. */
    private static final String SOURCE = "\n at [Source";

    private JsonFailure() {
    }

    /** {@code Unrecognized field "name" (class Model), not marked as ignorable (…), at line 1, column 18} */
    static String text(Throwable failure) {
        if (!(failure instanceof JsonProcessingException jackson)) {
            return failure.getMessage();
        }
        String message = jackson.getMessage();
        int source = message.indexOf(SOURCE);
        JsonLocation at = jackson.getLocation();
        return source < 0 || at == null ? message
                : message.substring(0, source) + ", at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
