package io.quarkiverse.handlertesting.modelhub.auth;

import static io.restassured.http.ContentType.JSON;
import static java.util.Arrays.stream;
import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.util.Map;

import io.quarkiverse.handlertesting.http.HandlerSession;
import io.restassured.response.ValidatableResponse;

/** The requests of a login, for whoever sends them. */
final class LoginSteps {

    private LoginSteps() {
    }

    /** @return the query of the address at which the identity provider asks for a password */
    static Map<String, String> initiate(HandlerSession user) {
        return query(user.given().post("/auth/initiate").then().statusCode(201).extract().path("location"));
    }

    static ValidatableResponse callback(HandlerSession user, Map<String, String> body) {
        return user.given().contentType(JSON).body(body).post("/auth/callback").then();
    }

    static ValidatableResponse callback(HandlerSession user, String state, String code) {
        return callback(user, Map.of("state", state, "code", code));
    }

    static void logIn(HandlerSession user, String name) {
        callback(user, initiate(user).get("state"), "code-of-" + name).statusCode(200);
    }

    static ValidatableResponse me(HandlerSession user) {
        return user.given().get("/me").then();
    }

    private static Map<String, String> query(String uri) {
        return stream(URI.create(uri).getQuery().split("&")).map(parameter -> parameter.split("=", 2))
                .collect(toMap(parameter -> parameter[0], parameter -> parameter[1]));
    }
}
