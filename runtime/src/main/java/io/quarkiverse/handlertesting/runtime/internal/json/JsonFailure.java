package io.quarkiverse.handlertesting.runtime.internal.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** Jackson's failures, on one line. Its own messages have several lines, mostly about Jackson itself. */
final class JsonFailure {

    /** After this text, Jackson describes the source, which it does not show, and the location in it. */
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
