package io.quarkiverse.handlertesting.deployment.test.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerResponse;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.junit.FailOnUnusedStubs;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.OidcUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.QuarkusUnitTest;

/** Tests an application that needs tokens and logins of a provider, without that provider. */
@FailOnUnusedStubs
class OidcUpstreamTest extends QuarkusTestCallbacks.Each {

    @RegisterExtension
    static final QuarkusUnitTest APP = Vault.app()
            .overrideConfigKey("idp.url", "https://idp.invalid/realms/test")
            .overrideConfigKey("mp.jwt.verify.publickey.location", "${idp.url}/protocol/openid-connect/certs")
            .overrideConfigKey("mp.jwt.verify.issuer", "${idp.url}")
            .overrideConfigKey("quarkus.rest-client.login.url", "${idp.url}");

    @Inject
    HandlerClient client;
    @Inject
    Sessions sessions;

    // tag::oidc[]
    @Inject
    @Upstream(value = "idp", property = "idp.url") // the other addresses in application.properties contain ${idp.url}
    MockUpstream idp;
    OidcUpstream oidc;

    @BeforeEach
    void provider() {
        oidc = OidcUpstream.on(idp);
    }

    @Test
    void aTokenOpensWhatItsRolesAllow() {
        String token = oidc.token("alice", "user");
        client.get("/vault/me").bearerAuth(token).send().expectStatus(200);
        client.get("/vault/keys").bearerAuth(token).send().expectStatus(403);
    }

    @Test
    void aWrongTokenOpensNothing() {
        client.get("/vault/me").send().expectStatus(401);
        client.get("/vault/me").bearerAuth(oidc.expiredToken("alice", "user")).send().expectStatus(401);
        client.get("/vault/me").bearerAuth(oidc.forgedToken("alice", "user")).send().expectStatus(401);
    }
    // end::oidc[]

    @Test
    void aTokenNamesItsUser() {
        client.get("/vault/me").bearerAuth(oidc.token("alice", "user")).send()
                .expectBody(is("alice"));
        client.get("/vault/keys").bearerAuth(oidc.token("alice", "admin")).send().expectBody(is("the keys"));
    }

    @Test
    void aTestCanSetAnyClaims() {
        client.get("/vault/me").bearerAuth(oidc.token(Map.of("sub", "x", "groups", List.of("user")))).send()
                .expectBody(is("x"));
        client.get("/vault/me")
                .bearerAuth(oidc.token(Map.of("sub", "x", "groups", List.of("user"), "iss", "https://other"))).send()
                .expectStatus(401);
        client.get("/vault/me").bearerAuth(oidc.token(Map.of("groups", List.of("user")))).send().expectStatus(401);
    }

    // tag::login[]
    @Test
    void aCodeIsExchangedForATokenOfItsUser() {
        oidc.user("alice", Map.of("email", "alice@example.com"), "user");
        HandlerResponse back = client.get("/vault/back?code=code-of-alice").send()
                .expectHeader("X-User", "alice@example.com"); // from the userinfo
        client.get("/vault/me").bearerAuth(back.asString()).send().expectStatus(200);
        idp.verify(postRequestedFor(urlPathEqualTo("/realms/test/protocol/openid-connect/token"))
                .withRequestBody(containing("grant_type=authorization_code")));

        client.get("/vault/back?code=code-of-bob").send().expectStatus(403).expectBody(
                is("Unknown user bob at idp. Known users: alice. Add it with OidcUpstream.user(\"bob\")."));
    }
    // end::login[]

    @Test
    void tokensAreRefreshed() {
        oidc.user("alice", Map.of("email", "alice@example.com"), "user");
        String refresh = client.get("/vault/back?code=code-of-alice").send().header("X-Refresh");
        HandlerResponse refreshed = client.get("/vault/refresh?token=" + refresh).send();
        client.get("/vault/me").bearerAuth(refreshed.asString()).send().expectStatus(200);
        client.get("/vault/refresh?token=stolen").send().expectStatus(403)
                .expectBody(is("Unknown refresh_token stolen. Known tokens: refresh-of-<user> for each user."));
    }

    // tag::browser[]
    @Test
    void aBrowserLogsInAndComesBack() {
        oidc.user("alice", Map.of("email", "alice@example.com"), "user").login("alice");
        HandlerResponse back = client.get("/vault/login").as(sessions.open("alice")).send(); // to the provider and back
        client.get("/vault/me").bearerAuth(back.asString()).send().expectStatus(200);
    }
    // end::browser[]

    @Test
    void aCodeIsRedeemedOnce() {
        oidc.user("alice", Map.of("email", "alice@example.com"), "user").code("xyz", "alice");
        client.get("/vault/back?code=xyz").send().expectStatus(200);
        client.get("/vault/back?code=xyz").send().expectStatus(403)
                .expectBody(is("The code xyz at idp is unknown, or already redeemed."
                        + " Known codes: code-of-<user> for each user."));
    }
}
