package io.quarkiverse.handlertesting.deployment.test.identity;

import static io.quarkiverse.handlertesting.http.TestUser.user;
import static org.hamcrest.Matchers.equalTo;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkus.test.QuarkusUnitTest;

/** Requests act as users with permissions, claims and attributes, in process and over a socket. */
abstract class UserWithClaims extends QuarkusTestCallbacks.Each {

    @Inject
    HandlerClient client;
    @Inject
    Sessions sessions;

    /** @param security the artifact that reads tokens */
    static QuarkusUnitTest app(String security) {
        return new QuarkusUnitTest().setForcedDependencies(SecuredApp.dependencies(security))
                .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, UserWithClaims.class, SecuredApp.class,
                        FilesResource.class));
    }

    /** The types of the credentials that a user with claims has. */
    abstract String credentials();

    private List<HandlerClient> ways() {
        return List.of(client.inProcess(), client.overSocket());
    }

    @Test
    void aPermissionOpensWhatItAllows() {
        TestUser reader = user("ann").permission("file:read");
        client.get("/files/read").as(reader).send().expectStatus(200);
        client.get("/files/both").as(reader).send().expectStatus(403);
        client.get("/files/both").as(reader.permission("audit:write")).send().expectStatus(200);
    }

    @Test
    void permissionsAreCheckedOnBothWaysAndInSessions() {
        for (HandlerClient way : ways()) {
            way.get("/files/read").as("ann", "file:read").send().expectStatus(403);
            way.get("/files/read").as(user("ann").permission("file:read")).send().expectStatus(200);
            way.get("/files/read").as(user("ann").permission("file")).send().expectStatus(403);
            way.get("/files/any").as(user("ann").permission("file")).send().expectStatus(200);
            way.get("/files/any").as(user("ann").permission("file:read")).send().expectStatus(200);
            way.get("/files/read").as(sessions.open().as(user("ann").permission("file:read"))).send().expectStatus(200);
            way.get("/files/read").as(sessions.open().as(user("ann"))).send().expectStatus(403);
        }
        sessions.open("ann").as(user("ann").permission("file:read")).given().get("/files/read").then().statusCode(200);
    }

    @Test
    void attributesKeepTheirTypes() {
        TestUser ann = user("ann").attribute("region", 7L).attribute("limits", Map.of("gpu", 1))
                .attribute("teams", List.of("a"))
                .attribute("since", Instant.EPOCH);
        for (HandlerClient way : ways()) {
            way.get("/files/attributes").as(ann).send()
                    .expectBody(equalTo("7 Long; {gpu=1}; [a]; 1970-01-01T00:00:00Z"));
        }
    }

    // tag::claims[]
    private static final TestUser ANN = user("ann").role("admin").claim("tenant", "a").claim("teams", List.of("red", "blue"));

    @Test
    void eachTenantActsInOneTest() {
        client.get("/files/claims/tenant").as(ANN).send().expectBody(equalTo("a"));
        client.get("/files/claims/tenant").as(ANN.claim("tenant", "b")).send().expectBody(equalTo("b"));
    }
    // end::claims[]

    @Test
    void claimsAreInjectedAsThoseOfAToken() {
        TestUser ann = ANN.claim("quota", 7).claim("verified", true).claim("limits", Map.of("gpu", 1.5))
                .claim("auth_time", Instant.ofEpochSecond(99));
        for (HandlerClient way : ways()) {
            way.get("/files/claims").as(ann).send().expectStatus(200).expectBody(equalTo("ann a \"a\" a a Optional[a]"
                    + " Optional.empty [admin] 7 7 true [\"red\",\"blue\"] {\"gpu\":1.5} 99 a ann a"));
        }
    }

    @Test
    void theTokenIsThatOfTheUser() {
        for (HandlerClient way : ways()) {
            way.get("/files/claims/token").as(ANN).send().expectBody(equalTo("ann ann 3600 3 true"));
            way.get("/files/claims/token").as(ANN.claim("sub", "4711").claim("preferred_username", "Ann")).send()
                    .expectBody(equalTo("4711 Ann 3600 3 true"));
            way.get("/files/claims/credentials").as(ANN).send().expectBody(equalTo(credentials()));
        }
    }
}
