package io.quarkiverse.handlertesting.benchmarks.probes.client;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.extension.ExtendWith;

import io.quarkiverse.handlertesting.benchmarks.probes.Greeting;
import io.quarkiverse.handlertesting.benchmarks.probes.Repeated;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** A class of tests that send one request each with RestAssured. */
@QuarkusTest
@ExtendWith(ClassTime.class)
class RestAssuredClassProbe {

    @Repeated
    void greet(int repetition) {
        given().contentType(ContentType.JSON).body(new Greeting("hello", repetition)).post("/greeting/json")
                .then().statusCode(200).body("number", is(repetition + 1));
    }
}
