package io.quarkiverse.handlertesting.deployment.test.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.hamcrest.Matchers.is;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.OidcUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.builder.Version;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.test.QuarkusUnitTest;

/** Each tenant insists on something else that its provider must have. */
class OidcTenantsTest extends QuarkusTestCallbacks.Each {

    private static final String OIDC = "quarkus.oidc.";
    private static final String CONNECT = "/protocol/openid-connect";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .setForcedDependencies(
                    List.of(Dependency.of("io.quarkus", "quarkus-oidc-deployment", Version.getVersion())))
            .withApplicationRoot(root -> root.addClasses(QuarkusTestCallbacks.class, Tenants.class))
            .overrideConfigKey(OIDC + "auth-server-url", "https://idp.invalid/realms/web")
            .overrideConfigKey(OIDC + "client-id", "web")
            .overrideConfigKey(OIDC + "credentials.secret", "secret")
            .overrideConfigKey(OIDC + "application-type", "web-app")
            .overrideConfigKey(OIDC + "logout.path", "/web/logout")
            .overrideConfigKey(OIDC + "logout.post-logout-path", "/web/bye")
            .overrideConfigKey(OIDC + "logout.backchannel.path", "/logged-out")
            .overrideConfigKey(OIDC + "introspect.auth-server-url", "https://idp.invalid/realms/introspect")
            .overrideConfigKey(OIDC + "introspect.client-id", "introspect")
            .overrideConfigKey(OIDC + "introspect.tenant-paths", "/introspect/*")
            .overrideConfigKey(OIDC + "introspect.token.require-jwt-introspection-only", "true")
            .overrideConfigKey(OIDC + "es.auth-server-url", "https://idp.invalid/realms/es")
            .overrideConfigKey(OIDC + "es.tenant-paths", "/es/*")
            .overrideConfigKey(OIDC + "es.token.signature-algorithm", "ES256")
            .overrideConfigKey(OIDC + "es.token.audience", "es")
            .overrideConfigKey(OIDC + "form.auth-server-url", "https://idp.invalid/realms/form")
            .overrideConfigKey(OIDC + "form.client-id", "form")
            .overrideConfigKey(OIDC + "form.credentials.jwt.secret",
                    "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow")
            .overrideConfigKey(OIDC + "form.application-type", "web-app")
            .overrideConfigKey(OIDC + "form.tenant-paths", "/form/*")
            .overrideConfigKey(OIDC + "form.token.audience", "shop")
            .overrideConfigKey(OIDC + "form.authentication.response-mode", "form_post")
            .overrideConfigKey(OIDC + "form.authentication.par.enabled", "true")
            .overrideConfigKey("quarkus.devservices.enabled", "false");

    @Inject
    HandlerClient client;
    @Inject
    Sessions sessions;
    // tag::tenants[]
    @Inject
    @Upstream(value = "idp", property = "quarkus.oidc.auth-server-url")
    MockUpstream idp;
    @Inject
    @Upstream(value = "idp", property = "quarkus.oidc.introspect.auth-server-url")
    MockUpstream idpOfIntrospect;
    // end::tenants[]
    @Inject
    @Upstream(value = "idp", property = "quarkus.oidc.es.auth-server-url")
    MockUpstream idpOfEs;
    @Inject
    @Upstream(value = "idp", property = "quarkus.oidc.form.auth-server-url")
    MockUpstream idpOfForm;

    private HandlerSession loggedIn(OidcUpstream oidc) {
        oidc.user("alice", "user").login("alice");
        HandlerSession alice = sessions.open("alice");
        client.get("/web/me").as(alice).send().expectBody(is("alice"));
        return alice;
    }

    // tag::logout[]
    @Test
    void aLogoutLeadsToTheProviderAndBack() {
        HandlerSession alice = loggedIn(OidcUpstream.on(idp));
        client.get("/web/logout").as(alice).send().expectBody(is("bye")); // post-logout-path
        // end::logout[]
        idp.verify(1, getRequestedFor(urlPathEqualTo("/realms/web" + CONNECT + "/logout"))
                .withQueryParam("id_token_hint", matching(".+")));
        client.get("/web/me").as(alice).send().expectBody(is("alice"));
        idp.verify(2, getRequestedFor(urlPathEqualTo("/realms/web" + CONNECT + "/auth")));
        // tag::logout[]
    }

    @Test
    void theProviderEndsASession() {
        OidcUpstream oidc = OidcUpstream.on(idp);
        HandlerSession alice = loggedIn(oidc);
        client.post("/logged-out").formParam("logout_token", oidc.logoutToken("alice")).send().expectStatus(200);
        // end::logout[]
        client.get("/web/me").as(alice).send().expectBody(is("alice"));
        idp.verify(2, getRequestedFor(urlPathEqualTo("/realms/web" + CONNECT + "/auth")));
        // tag::logout[]
    }
    // end::logout[]

    // tag::opaque[]
    @Test
    void theApplicationAsksTheProviderForTheClaims() {
        OidcUpstream oidc = OidcUpstream.on(idp, "/realms/introspect");
        client.get("/introspect/me").bearerAuth(oidc.opaqueToken("alice", "user")).send().expectBody(is("alice"));
        client.get("/introspect/keys").bearerAuth(oidc.opaqueToken("alice", "admin")).send().expectStatus(200);
        // end::opaque[]
        client.get("/introspect/keys").bearerAuth(oidc.opaqueToken("alice", "user")).send().expectStatus(403);
        client.get("/introspect/me").bearerAuth(oidc.token("alice", "user")).send().expectBody(is("alice"));
        client.get("/introspect/me").bearerAuth(oidc.forgedToken("alice", "user")).send().expectStatus(401);
        client.get("/introspect/me").bearerAuth(oidc.expiredToken("alice", "user")).send().expectStatus(401);
        client.get("/introspect/me").bearerAuth("stolen").send().expectStatus(401);
        // tag::opaque[]
    }
    // end::opaque[]

    @Test
    void tokensHaveTheAlgorithmAndTheAudienceThatTheTenantExpects() {
        OidcUpstream oidc = OidcUpstream.on(idp, "/realms/es");
        client.get("/es/keys").bearerAuth(oidc.token("alice", "admin")).send().expectBody(is("the keys"));
        client.get("/es/me").bearerAuth(oidc.forgedToken("alice", "user")).send().expectStatus(401);
        client.get("/es/me").bearerAuth(OidcUpstream.on(idp, "/realms/form").token("alice")).send().expectStatus(401);
    }

    // tag::keys[]
    @Test
    void theApplicationFetchesTheKeyOfATokenThatItDoesNotKnow() {
        OidcUpstream oidc = OidcUpstream.on(idp, "/realms/es");
        String before = oidc.token("alice", "user");
        String after = oidc.rotateKeys().token("alice", "user");
        client.get("/es/me").bearerAuth(after).send().expectBody(is("alice"));
        client.get("/es/me").bearerAuth(before).send().expectBody(is("alice"));
    }
    // end::keys[]

    /** It also pushes its requests, and signs its name. */
    @Test
    void aBrowserPostsTheCode() {
        OidcUpstream.on(idp, "/realms/form").user("alice", "user").login("alice");
        client.get("/form/me").as(sessions.open("alice")).send().expectBody(is("alice"));
        sessions.open("again").given().get("/form/me").then().body(is("alice"));
        idp.verify(2, postRequestedFor(urlPathEqualTo("/realms/form" + CONNECT + "/ext/par/request")));
    }
}
