package io.quarkiverse.handlertesting.http;

import io.quarkiverse.handlertesting.runtime.internal.http.ErrorExpectation;
import io.restassured.specification.ResponseSpecification;

/** What RestAssured can expect of errors, as {@link HandlerResponse#expectError} does. */
public final class Errors {

    private Errors() {
    }

    /**
     * An error of the application, for {@code given()…then().spec(error(400, "validation_error"))}. A failure shows the status,
     * the code and the body that came instead.
     *
     * @param code at the path {@code quarkus.handler-testing.client.error-code}, which is {@code error.code} by default
     */
    public static ResponseSpecification error(int status, String code) {
        return ErrorExpectation.of(status, code);
    }
}
