package io.quarkiverse.handlertesting.benchmarks.probes.client;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** RestAssured, with its default settings, but without its own assertions, which take longer. */
final class RestAssuredSender implements Sender {

    @Override
    public void send(Endpoint endpoint) {
        Response response = endpoint.json() == null ? given().get(endpoint.path())
                : given().contentType(ContentType.JSON).body(endpoint.json()).post(endpoint.path());
        endpoint.check(response.statusCode(), response.asString());
    }
}
