package io.quarkiverse.handlertesting.runtime.internal.http;

import org.hamcrest.BaseMatcher;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeMatcher;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.ErrorCode;
import io.quarkiverse.handlertesting.runtime.internal.config.StandaloneConfig;
import io.quarkiverse.handlertesting.runtime.internal.json.JsonNumbers;
import io.restassured.builder.ResponseSpecBuilder;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.exception.JsonPathException;
import io.restassured.specification.ResponseSpecification;

/**
 * An expected error, in the form of RestAssured's checks: first the status, then the body, on one thread. The matcher of the
 * body describes both, since RestAssured's message about a status leaves the body out.
 */
public final class ErrorExpectation {

    private final int status;
    private final String code;
    private final ErrorCode where;
    private final ThreadLocal<Integer> actualStatus = new ThreadLocal<>();
    private final ThreadLocal<String> actualCode = new ThreadLocal<>();

    private ErrorExpectation(int status, String code, ErrorCode where) {
        this.status = status;
        this.code = code;
        this.where = where;
    }

    public static ResponseSpecification of(int status, String code) {
        ErrorCode.check(code);
        ErrorExpectation expected = new ErrorExpectation(status, code, ErrorCode.of(
                Beans.find(ClientConfig.class).orElseGet(() -> StandaloneConfig.of(ClientConfig.class)).errorCode()));
        return new ResponseSpecBuilder().expectStatusCode(expected.new Status()).expectBody(expected.new Body()).build();
    }

    /** Only remembers the status. */
    private final class Status extends BaseMatcher<Integer> {

        @Override
        public boolean matches(Object actual) {
            actualStatus.set((Integer) actual);
            return true;
        }

        @Override
        public void describeTo(Description description) {
            description.appendValue(status);
        }
    }

    private final class Body extends TypeSafeMatcher<String> {

        @Override
        protected boolean matchesSafely(String body) {
            actualCode.set(codeIn(body));
            return actualStatus.get() == status && code.equals(actualCode.get());
        }

        @Override
        public void describeTo(Description description) {
            String actual = actualCode.get();
            description.appendText("error " + status + " " + code);
            if (actualStatus.get() != null) {
                description.appendText(", but it was " + actualStatus.get() + " "
                        + (actual == null ? "without " + where.text() : actual));
            }
        }
    }

    /** {@code null} if the body has no code. */
    private String codeIn(String body) {
        try {
            return where.code(new JsonPath(body).using(JsonNumbers.configured().ofPaths())::get);
        } catch (JsonPathException | IllegalArgumentException noJson) {
            return null;
        }
    }
}
