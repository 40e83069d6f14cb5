package io.quarkiverse.handlertesting.modelhub.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.callback;
import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.initiate;
import static io.quarkiverse.handlertesting.modelhub.auth.LoginSteps.me;
import static io.quarkiverse.handlertesting.modelhub.fixture.KeycloakRealm.TOKEN;
import static io.quarkiverse.handlertesting.modelhub.fixture.KeycloakRealm.roles;
import static java.time.Duration.ZERO;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.quarkiverse.handlertesting.HandlerAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.modelhub.fixture.KeycloakRealm;
import io.quarkiverse.handlertesting.modelhub.token.TokenRequest;
import io.quarkiverse.handlertesting.modelhub.token.TokenScope;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.OidcUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/** Reads the messages of all failures that a login and its session can have, and searches them for the secrets. */
@QuarkusTest
@DisplayName("The secrets of a login")
class MaskedSecretsTest {

    /** A part of a secret that is long enough to be one. */
    private static final int PART = 12;

    @Inject
    HandlerClient client;
    @Inject
    Sessions sessions;
    @Inject
    Events events;
    @Inject
    @Upstream("keycloak")
    MockUpstream keycloak;

    private final List<String> messages = new ArrayList<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private OidcUpstream idp;

    @BeforeEach
    void aUser() {
        idp = KeycloakRealm.on(keycloak).user("alice", roles("resource_user"));
    }

    @Test
    void areInNoMessageOfALoginOfAScript() {
        HandlerSession alice = sessions.open("alice");
        var login = client.post("/auth/initiate").as(alice).send();
        fails(() -> login.expectStatus(200));
        secret("the session before", alice.cookie("modelhub_session").value());
        String state = initiate(alice).get("state");
        secret("the state", state);
        idp.code("code-0123456789", "alice");
        secret("the code", "code-0123456789");
        var back = callback(alice, state, "code-0123456789");
        fails(() -> back.expectStatus(500));
        secret("the session after", alice.cookie("modelhub_session").value());
        ofTheProvider();

        me(alice).expectStatus(200);
        fails(() -> alice.cookie("theme"));
        fails(() -> events.subscribe(fired(LoggedOut.class)).within(ZERO).await());
        assertMasked();
    }

    @Test
    void areInNoMessageOfALoginOfABrowser() {
        idp.login("alice");
        HandlerSession alice = sessions.open("alice");
        var page = client.get("/auth/login").as(alice).send();
        Stream.of(alice.redirects().get(1).location().getQuery().split("&"))
                .filter(parameter -> parameter.startsWith("code=") || parameter.startsWith("state="))
                .forEach(parameter -> secret(parameter.split("=")[0], parameter.split("=", 2)[1]));
        secret("the session", alice.cookie("modelhub_session").value());

        fails(() -> page.expectStatus(500));
        ofTheProvider();
        assertMasked();
    }

    @Test
    void areInNoMessageOfAToken() {
        var created = client.post("/tokens").as(sessions.open().as("alice", "resource_user"))
                .header("Authorization", "Basic YWxpY2U6Z2VoZWltLTEyMw==").header("X-Api-Key", "key-0123456789")
                .json(new TokenRequest("ci", TokenScope.USER)).send();
        secret("the password", "YWxpY2U6Z2VoZWltLTEyMw==");
        secret("the key", "key-0123456789");
        secret("the token", created.json(Map.class).get("token").toString());

        fails(() -> created.expectBody("token", is("another-token-0123")));
        fails(() -> created.expectStatus(200));
        secret("an expected token", "another-token-0123");
        assertMasked();
    }

    @Test
    void areInNoMessageOfAForm() {
        var sent = client.post("/auth/initiate").formParam("j_password", "geheim-0123456")
                .formParam("client_secret", "secret-0123456")
                .send();
        secret("the password", "geheim-0123456");
        secret("the secret", "secret-0123456");

        fails(() -> sent.expectStatus(200));
        assertMasked();
    }

    /** Equal values have the same fingerprint: a message says whether the cookie that was set is the one that is sent. */
    @Test
    void canBeToldFromEachOther() {
        HandlerSession alice = sessions.open("alice");
        initiate(alice);
        String anonymous = cookie(client.get("/health/ping").as(alice).send()::expectStatus);
        LoginSteps.logIn(alice, "alice");
        String loggedIn = cookie(me(alice)::expectStatus);

        assertEquals(loggedIn, cookie(me(alice)::expectStatus));
        assertTrue(!anonymous.equals(loggedIn), anonymous);
        assertTrue(anonymous.matches("modelhub_session=cookie\\(32\\)#[0-9a-f]{4}"), anonymous);
    }

    private static String cookie(IntConsumer expectStatus) {
        String message = assertThrows(HandlerAssertionError.class, () -> expectStatus.accept(999)).getMessage();
        return message.lines().filter(line -> line.startsWith("  > Cookie: ")).findFirst().orElseThrow()
                .substring("  > Cookie: ".length());
    }

    /** The tokens that the provider has issued, and what the application has sent for them. */
    private void ofTheProvider() {
        keycloak.calls(postRequestedFor(urlPathEqualTo(TOKEN)))
                .forEach(call -> secret("the verifier", call.request().formParameter("code_verifier").firstValue()));
        keycloak.calls().stream().map(call -> call.request().getHeader("Authorization")).filter(header -> header != null)
                .forEach(header -> secret("the access token", header.substring("Bearer ".length())));
        messages.add(events.timeline());
    }

    private void fails(Executable expectation) {
        messages.add(assertThrows(HandlerAssertionError.class, expectation).getMessage());
    }

    private void secret(String name, String value) {
        secrets.put(name, value);
    }

    private void assertMasked() {
        assertTrue(messages.size() > 0);
        secrets.forEach((name, value) -> messages.forEach(message -> {
            String part = value.length() < PART ? value : value.substring(value.length() - PART);
            assertTrue(!message.contains(part), () -> name + " is in the message:\n" + message);
        }));
    }
}
