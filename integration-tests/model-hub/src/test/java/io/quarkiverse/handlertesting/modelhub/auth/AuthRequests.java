package io.quarkiverse.handlertesting.modelhub.auth;

import static io.restassured.RestAssured.given;
import static java.util.Arrays.stream;
import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The requests that the tests of this package send, their cookies by hand. */
final class AuthRequests {

    private AuthRequests() {
    }

    /** A login on its way: the session's cookie, and the query of the identity provider's address. */
    record Begun(String cookie, Map<String, String> query) {

        /** Sends what the identity provider would have the browser send. */
        ValidatableResponse complete(String state, String code) {
            return post(Map.of("state", state, "code", code));
        }

        ValidatableResponse complete(String code) {
            return complete(query.get("state"), code);
        }

        ValidatableResponse post(Map<String, String> callback) {
            return with(cookie).contentType(ContentType.JSON).body(callback).post("/auth/callback").then();
        }
    }

    static RequestSpecification with(String cookie) {
        RequestSpecification request = given().redirects().follow(false);
        return cookie == null ? request : request.cookie(SessionFilter.COOKIE, cookie);
    }

    /** @param cookie null for a browser that comes for the first time */
    static Begun begin(String cookie) {
        Response begun = with(cookie).post("/auth/initiate").then().statusCode(201).extract().response();
        return new Begun(cookie == null ? begun.cookie(SessionFilter.COOKIE) : cookie, query(begun.path("location")));
    }

    /** @return the cookie of a user who is logged in */
    static String logIn(String cookie, String user) {
        return begin(cookie).complete("code-of-" + user).statusCode(200).extract().cookie(SessionFilter.COOKIE);
    }

    static ValidatableResponse me(String cookie) {
        return with(cookie).get("/me").then();
    }

    static Map<String, String> query(String uri) {
        return stream(URI.create(uri).getQuery().split("&")).map(parameter -> parameter.split("=", 2))
                .collect(toMap(parameter -> parameter[0], parameter -> parameter[1]));
    }
}
