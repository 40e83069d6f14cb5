package io.quarkiverse.handlertesting.runtime.internal.upstream;

import com.github.tomakehurst.wiremock.common.Errors;
import com.github.tomakehurst.wiremock.common.JsonException;

/** What is wrong with the file of a stub. */
final class MappingErrors {

    private MappingErrors() {
    }

    /** The reason, with the line where the parser has one, else with where in the JSON it is. */
    static String text(RuntimeException unreadable) {
        if (!(unreadable instanceof JsonException json)) {
            return String.valueOf(unreadable.getMessage());
        }
        Errors.Error error = json.getErrors().first();
        String where = error.getSource() == null || error.getSource().getPointer() == null ? ""
                : " (at " + error.getSource().getPointer() + ")";
        return error.getDetail().replaceAll("\\s*\\R\\s*", " ") + where;
    }
}
