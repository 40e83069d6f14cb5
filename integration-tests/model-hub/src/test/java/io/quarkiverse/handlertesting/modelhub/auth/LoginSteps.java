package io.quarkiverse.handlertesting.modelhub.auth;

import static java.util.Arrays.stream;
import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.util.Map;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HandlerSession;

/** The requests of a login, for whoever sends them. Nothing is injected into what is static, so it asks for its client. */
final class LoginSteps {

    private LoginSteps() {
    }

    /** @return the query of the address at which the identity provider asks for a password */
    static Map<String, String> initiate(HandlerSession user) {
        return query(client().post("/auth/initiate").as(user).send().expectStatus(201).json(NextLocation.class).location());
    }

    static HandlerResponse callback(HandlerSession user, Map<String, String> body) {
        return client().post("/auth/callback").as(user).json(body).send();
    }

    static HandlerResponse callback(HandlerSession user, String state, String code) {
        return callback(user, Map.of("state", state, "code", code));
    }

    static void logIn(HandlerSession user, String name) {
        callback(user, initiate(user).get("state"), "code-of-" + name).expectStatus(200);
    }

    static HandlerResponse me(HandlerSession user) {
        return client().get("/me").as(user).send();
    }

    static HandlerResponse logOut(HandlerSession user) {
        return client().post("/auth/logout").as(user).send();
    }

    private static HandlerClient client() {
        return HandlerClient.standalone();
    }

    private static Map<String, String> query(String uri) {
        return stream(URI.create(uri).getQuery().split("&")).map(parameter -> parameter.split("=", 2))
                .collect(toMap(parameter -> parameter[0], parameter -> parameter[1]));
    }
}
