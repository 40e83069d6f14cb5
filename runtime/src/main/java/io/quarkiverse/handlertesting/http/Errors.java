package io.quarkiverse.handlertesting.http;

import io.quarkiverse.handlertesting.runtime.internal.http.ErrorExpectation;
import io.restassured.specification.ResponseSpecification;

/** Checks of error responses for RestAssured; {@link HandlerResponse#expectError} is the same for a {@link HandlerClient}. */
public final class Errors {

    private Errors() {
    }

    /**
     * Expects an error of the application: {@code given()…then().spec(error(400, "validation_error"))}. The failure message
     * shows the actual status, code and body.
     *
     * @param code the expected text at the path {@code quarkus.handler-testing.client.error-code}, by default
     *        {@code error.code}
     */
    public static ResponseSpecification error(int status, String code) {
        return ErrorExpectation.of(status, code);
    }
}
