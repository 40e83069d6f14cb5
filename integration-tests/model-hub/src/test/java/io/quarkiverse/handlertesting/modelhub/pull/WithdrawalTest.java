package io.quarkiverse.handlertesting.modelhub.pull;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static io.quarkiverse.handlertesting.events.Selectors.sent;
import static io.quarkiverse.handlertesting.modelhub.pull.PullRequests.pull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.Fixture;
import io.quarkiverse.handlertesting.messaging.Channels;
import io.quarkiverse.handlertesting.modelhub.error.ApiException;
import io.quarkiverse.handlertesting.modelhub.fixture.HeldFile;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("A withdrawal")
class WithdrawalTest {

    @Inject
    Events events;
    @Inject
    Channels channels;
    @Inject
    HandlerClient client;
    @Inject
    @Upstream("huggingface")
    MockUpstream hub;

    @Test
    void deletesADownloadThatHasEnded() {
        hub.stub(get("/repos/acme/withdrawn.gguf").willReturn(ok("bytes")));
        String id = pull(client, "acme", "withdrawn.gguf").expectStatus(201).path("id");
        events.awaitIdle();

        channels.send("withdrawals", new Withdrawal("acme", "withdrawn.gguf")).expectAck();

        client.get("/modelfiles/pull/" + id).send().expectError(404, "pull_error-not_found");
    }

    // tag::dead-letter[]
    @Test
    void becomesADeadLetterWhileTheDownloadRuns(@Fixture HeldFile held) {
        var deadLetters = events.subscribe(sent("dead-letter-topic-withdrawals", Withdrawal.class));

        channels.send("withdrawals", new Withdrawal(held.repo(), HeldFile.FILENAME)).expectNack(ApiException.class);

        assertEquals(HeldFile.FILENAME, deadLetters.await().filename());
    }
    // end::dead-letter[]
}
