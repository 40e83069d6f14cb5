package io.quarkiverse.handlertesting.runtime.internal.http;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import io.restassured.builder.ResponseBuilder;
import io.restassured.response.ValidatableResponse;

/** The expected error of a response of RestAssured. */
class ErrorExpectationTest {

    @Test
    void readsANumericCodeAsTheBodyHasIt() {
        ValidatableResponse response = new ResponseBuilder().setStatusCode(409).setContentType("application/json")
                .setBody("{\"error\":{\"code\":88257020.930}}").build().then();

        response.spec(ErrorExpectation.of(409, "88257020.930"));
        assertThrows(AssertionError.class, () -> response.spec(ErrorExpectation.of(409, "8.8257024E7")));
    }
}
