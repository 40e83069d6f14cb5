package io.quarkiverse.handlertesting.modelhub.auth;

import static java.util.Arrays.stream;
import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.util.Map;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.HandlerSession;

/** The requests of a login, for several test classes. The methods are static, so they use a client that is not injected. */
final class LoginSteps {

    private LoginSteps() {
    }

    /** @return the query parameters of the login page of the identity provider */
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
