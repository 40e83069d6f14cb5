package io.quarkiverse.handlertesting.deployment.test.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.OidcUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.QuarkusUnitTest;

/** An application that configures only the address of the keys and the issuer of its provider. */
class OidcKeysTest extends QuarkusTestCallbacks.Each {

    @RegisterExtension
    static final QuarkusUnitTest APP = Vault.app()
            .overrideConfigKey("mp.jwt.verify.publickey.location",
                    "https://idp.invalid/realms/test/protocol/openid-connect/certs")
            .overrideConfigKey("mp.jwt.verify.issuer", "https://idp.invalid/realms/test")
            .overrideConfigKey("mp.jwt.verify.audiences", "vault")
            .overrideConfigKey("idp.url", "none")
            .overrideConfigKey("quarkus.rest-client.login.url", "http://localhost:1");

    @Inject
    HandlerClient client;
    // tag::keys[]
    @Inject
    @Upstream(value = "idp", property = "mp.jwt.verify.publickey.location")
    MockUpstream idp;
    // end::keys[]

    @Test
    void theApplicationAcceptsItsTokens() {
        client.get("/vault/me").bearerAuth(OidcUpstream.on(idp).token("alice", "user")).send()
                .expectBody(is("alice"));
    }

    @Test
    void theKeyIsTheSameInTheNextTest() {
        theApplicationAcceptsItsTokens();
    }

    /** The application fetches the keys with the first token, and again for a key that it does not know. */
    @Test
    void aTestWithoutAProviderAnswersTheCallForTheKeys() {
        String header = "{\"alg\":\"RS256\",\"kid\":\"unknown\"}";
        client.get("/vault/me").bearerAuth(Base64.getUrlEncoder().encodeToString(header.getBytes(UTF_8)) + ".e30.AAAA").send()
                .expectStatus(401);
    }

    @Test
    void aTestThatDoesNotNameTheProviderLearnsWhoseKeysTheApplicationHas() {
        String token = OidcUpstream.on(idp).forgedToken("alice", "user");
        end();
        QuarkusTestCallbacks other = QuarkusTestCallbacks.begin(new Vault.OwnKeyTest(), "test");
        client.get("/vault/me").bearerAuth(token).send().expectStatus(401);
        AssertionError failure = new AssertionError("the test's own");
        other.endWith(failure);
        assertEquals("Vault.OwnKeyTest.test failed after its application answered with 401; it verifies tokens by the keys of"
                + " the mock upstream idp. Vault.OwnKeyTest does not name the upstream idp, but @Upstream(\"idp\") of"
                + " OidcKeysTest replaces mp.jwt.verify.publickey.location in all tests of the module. Either name the"
                + " upstream in Vault.OwnKeyTest too, and take the tokens from its OidcUpstream, or remove that @Upstream.",
                failure.getSuppressed()[0].getMessage().lines().skip(1).findFirst().orElseThrow());
    }
}
