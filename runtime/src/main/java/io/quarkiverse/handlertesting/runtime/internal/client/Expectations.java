package io.quarkiverse.handlertesting.runtime.internal.client;

import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;

import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;

/** What a test expects of a response, and what it is told if that is not so. */
final class Expectations {

    private final ClientResponse response;
    private final Story story;
    /** Parsed once; {@code null} until then. */
    private volatile JsonReads json;

    Expectations(ClientResponse response, Story story) {
        this.response = response;
        this.story = story;
    }

    HttpAssertionError failure(String message, Throwable cause) {
        return new HttpAssertionError(Reason.UNEXPECTED, story.text(message + ":", response.toString()), cause);
    }

    /** @throws HttpAssertionError if it does not match */
    void check(String what, Object actual, Matcher<?> expected) {
        if (!expected.matches(actual)) {
            StringDescription mismatch = new StringDescription();
            expected.describeMismatch(actual, mismatch);
            throw failure("Expected " + what + " to be " + StringDescription.toString(expected) + ", but " + mismatch, null);
        }
    }

    /** @throws HttpAssertionError if the body is no JSON */
    Object path(String path) {
        JsonReads reads = json;
        try {
            if (reads == null) {
                reads = new JsonReads(response.asString());
                json = reads;
            }
            return reads.at(path);
        } catch (IllegalArgumentException unreadable) {
            throw failure("Expected a JSON body with " + path + ", but " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * @param code as text; it may be a number there
     * @throws HttpAssertionError if one of them is another
     */
    void error(int status, String path, String code) {
        Object actual = response.statusCode() == status ? path(path) : codeIfAny(path);
        if (response.statusCode() != status || actual == null || !code.equals(actual.toString())) {
            throw failure("Expected error " + status + " " + code + ", but it was " + response.statusCode() + " "
                    + (actual == null ? "without " + path : actual), null);
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
