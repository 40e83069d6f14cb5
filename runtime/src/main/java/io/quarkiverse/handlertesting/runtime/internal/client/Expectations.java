package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.Optional;

import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.config.ErrorCode;
import io.quarkiverse.handlertesting.runtime.internal.json.JsonNumbers;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;

/** Checks what a test expects of a response, and creates the failures. */
final class Expectations {

    private static final String IS = "is ";

    private final HandlerResponseImpl response;
    private final ExchangeReport report;
    /** The parsed body; {@code null} until it is needed. */
    private volatile JsonReads json;

    Expectations(HandlerResponseImpl response, ExchangeReport report) {
        this.response = response;
        this.report = report;
    }

    HttpAssertionError failure(String message, Throwable cause) {
        return failure(message, Optional.empty(), cause);
    }

    /** The failure of a body that cannot be read as the test wants it. */
    HttpAssertionError unreadable(String message, Throwable cause) {
        return failure(message, noBody(), cause);
    }

    private Optional<Clue> noBody() {
        return response.body().length() == 0 ? report.answeredWithoutBody(response.statusCode()) : Optional.empty();
    }

    private HttpAssertionError failure(String message, Optional<Clue> clue, Throwable cause) {
        String expectation = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
        return new HttpAssertionError(Reason.UNEXPECTED,
                report.text(expectation + ":", response.toString(), response.body(), clue), cause);
    }

    /** @throws HttpAssertionError if the status is another */
    void status(int expected) {
        if (response.statusCode() != expected) {
            throw failure("Expected status " + expected + ", but it was " + response.statusCode() + redirectHint(),
                    report.answeredWith(response.statusCode()), null);
        }
    }

    /** @throws HttpAssertionError if the status does not match */
    void status(Matcher<?> expected) {
        if (!expected.matches(response.statusCode())) {
            throw mismatch("the status", response.statusCode(), expected, report.answeredWith(response.statusCode()));
        }
    }

    /** @throws HttpAssertionError if the body, as text, does not match */
    void body(Matcher<?> expected) {
        String actual = response.asString();
        if (!expected.matches(actual)) {
            throw mismatch("the body", actual, expected, noBody().or(() -> ValueClues.of(expected, actual, report.body())));
        }
    }

    private String redirectHint() {
        return response.statusCode() / 100 == 3 && response.header("Location") != null && !report.hasUser()
                ? " (redirects are followed only for a session: as(session))"
                : "";
    }

    /** @throws HttpAssertionError if the actual value does not match */
    void check(String what, String actual, Matcher<?> expected) {
        if (!expected.matches(actual)) {
            throw mismatch(what, actual, expected,
                    actual == null ? Optional.empty() : ValueClues.of(expected, actual, report.body()));
        }
    }

    /** @throws HttpAssertionError if the body is not JSON, or the value at the path does not match */
    void checkPath(String path, Matcher<?> expected) {
        Object actual = path(path);
        Matcher<?> exact = DecimalMatchers.of(expected);
        if (!exact.matches(actual)) {
            throw mismatch(path, actual, exact, ValueClues.of(expected, actual, report.body(), path, json.root()));
        }
    }

    private HttpAssertionError mismatch(String what, Object actual, Matcher<?> expected, Optional<Clue> clue) {
        return failure("Expected " + what + " to be " + text(expected) + ", but " + mismatch(actual, expected), clue, null);
    }

    /** The description of a matcher, without a leading "is", which the message has already. */
    private static String text(Matcher<?> expected) {
        String text = StringDescription.toString(expected);
        return text.startsWith(IS) ? text.substring(IS.length()) : text;
    }

    private static String mismatch(Object actual, Matcher<?> expected) {
        if (actual == null) {
            return "there is none";
        }
        try {
            StringDescription mismatch = new StringDescription();
            expected.describeMismatch(actual, mismatch);
            return mismatch.toString();
        } catch (ClassCastException anotherType) {
            // Hamcrest's comparisons do not match a value of another type, but fail to describe it.
            return new StringDescription().appendText("was ").appendValue(actual).toString();
        }
    }

    /** @throws HttpAssertionError if the body is not JSON */
    Object path(String path) {
        return path(path, path);
    }

    /** @param text the path as messages name it */
    private Object path(String path, String text) {
        JsonReads reads = json;
        try {
            if (reads == null) {
                reads = new JsonReads(response.asString(), JsonNumbers.configured());
                json = reads;
            }
            return reads.at(path);
        } catch (IllegalArgumentException unreadable) {
            throw unreadable("Expected a JSON body with " + text + ", but " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * @param code as text; the body may have it as a number
     * @throws HttpAssertionError if the status or the code is another
     */
    void error(int status, ErrorCode where, String code) {
        String actual = where.code(response.statusCode() == status ? path -> path(path, where.text()) : this::codeIfAny);
        if (response.statusCode() != status || !code.equals(actual)) {
            throw failure("Expected error " + status + " " + code + ", but it was " + response.statusCode() + " "
                    + (actual == null ? "without " + where.text() : actual),
                    response.statusCode() == status ? Optional.empty() : report.answeredWith(response.statusCode()), null);
        }
    }

    private Object codeIfAny(String path) {
        try {
            return path(path);
        } catch (HttpAssertionError none) {
            return null;
        }
    }
}
