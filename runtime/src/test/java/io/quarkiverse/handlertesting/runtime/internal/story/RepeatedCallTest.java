package io.quarkiverse.handlertesting.runtime.internal.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** Two calls that send the same are pointed at. */
class RepeatedCallTest {

    private final Recorded recorded = new Recorded();

    private void call(String method, String body, int status) {
        LoggedRequest request = Json.read("{\"url\":\"/orders\",\"method\":\"" + method + "\",\"bodyAsBase64\":\""
                + Base64.getEncoder().encodeToString(body.getBytes(UTF_8)) + "\"}", LoggedRequest.class);
        recorded.add(Origin.UPSTREAM, "depot", new UpstreamCall("depot", method, "/orders", status, "stub", null, request));
    }

    private List<String> clues() {
        return new RepeatedCall().find(Scene.of(recorded.events())).stream().map(Clue::text).toList();
    }

    @Test
    void withTheSameBody() {
        call("POST", "{\"id\":7}", 201);
        call("POST", "{\"id\":8}", 201);
        recorded.by(Recorded.R2);
        call("POST", "{\"id\":7}", 201);
        assertEquals(List.of("#3 (r2) sent to depot what #1 (r1) had sent 2 ms before: POST /orders with the same body."),
                clues());
    }

    @Test
    void notOneThatWasRepeatedSinceItFailed() {
        call("POST", "{\"id\":7}", 503);
        call("POST", "{\"id\":7}", 201);
        assertEquals(List.of(), clues());
    }

    @Test
    void ofOneRequestThatReads() {
        call("GET", "", 200);
        call("GET", "", 200);
        assertEquals(List.of("r1 called depot GET /orders again (#2), though #1 was answered with 200."), clues());
    }

    @Test
    void notOfTwoRequestsThatRead() {
        call("GET", "", 200);
        recorded.by(Recorded.R2);
        call("GET", "", 200);
        assertEquals(List.of(), clues());
    }

    @Test
    void notOneThatReadsSinceItFailed() {
        call("GET", "", 200);
        recorded.by(Recorded.R2);
        call("GET", "", 503);
        call("GET", "", 200);
        assertEquals(List.of(), clues());
    }

    @Test
    void notOneWithoutABody() {
        call("POST", "", 201);
        call("POST", "", 201);
        assertEquals(List.of(), clues());
    }
}
