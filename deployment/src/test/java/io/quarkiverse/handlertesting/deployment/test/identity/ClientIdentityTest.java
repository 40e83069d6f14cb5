package io.quarkiverse.handlertesting.deployment.test.identity;

import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.util.Base64;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.handlertesting.deployment.test.RunningTest;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkus.test.QuarkusUnitTest;

/** Requests of the client pass the application's security, as the user that a session acts as. */
class ClientIdentityTest extends RunningTest.Each {

    @RegisterExtension
    static final QuarkusUnitTest APP = SecuredApp.with(RunningTest.class);

    @Inject
    HandlerClient client;
    @Inject
    Sessions sessions;

    @Test
    void inProcess() {
        rolesDecide(client.inProcess());
    }

    @Test
    void overASocket() {
        rolesDecide(client.overSocket());
    }

    private void rolesDecide(HandlerClient way) {
        HandlerSession alice = sessions.open("alice");
        way.get("/who/admin").send().expectStatus(401);
        way.get("/who/admin").as(alice.as("alice")).send().expectStatus(403);
        way.get("/who/admin").as(alice.as("alice", "admin")).send().expectStatus(200).expectBody(equalTo("alice[admin]"));
        way.get("/who/headers").as(alice.as("alice", "admin")).send()
                .expectBody(not(containsStringIgnoringCase("handler-testing")));
        way.get("/who/known").header("Authorization", "Basic " + basic()).send().expectStatus(200);
    }

    private static String basic() {
        return Base64.getEncoder().encodeToString(("carol:" + Users.PASSWORD).getBytes());
    }
}
