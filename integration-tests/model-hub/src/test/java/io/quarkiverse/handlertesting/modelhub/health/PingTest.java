package io.quarkiverse.handlertesting.modelhub.health;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("A ping")
class PingTest {

    @Test
    @DisplayName("is answered")
    void isAnswered() {
        get("/health/ping").then().statusCode(200).body(is("pong"));
    }
}
