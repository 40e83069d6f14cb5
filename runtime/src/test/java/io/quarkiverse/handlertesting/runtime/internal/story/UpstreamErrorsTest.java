package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** The error of an upstream is a clue; of a refusal, with what the call carried for authorization. */
class UpstreamErrorsTest {

    private final Recorded recorded = new Recorded();

    private void call(String authorization, int status) {
        String headers = authorization == null ? "{}" : "{\"Authorization\":\"" + authorization + "\"}";
        LoggedRequest request = Json.read("{\"url\":\"/userinfo\",\"method\":\"GET\",\"headers\":" + headers + "}",
                LoggedRequest.class);
        recorded.add(Origin.UPSTREAM, "keycloak",
                new UpstreamCall("keycloak", "GET", "/userinfo", status, "stub", null, request));
    }

    private List<Clue> clues(OptionalLong request) {
        return new UpstreamErrors().find(new Scene(recorded.events(), request, null));
    }

    @Test
    void ofTheRequestThatFailedItShowsTheCause() {
        call(null, 500);
        assertEquals(List.of(new Clue(Weight.SHOWS, "keycloak answered r1's GET /userinfo with 500.")),
                clues(OptionalLong.of(1)));
        assertEquals(List.of(), clues(OptionalLong.of(2)));
    }

    @Test
    void elsewhereItPoints() {
        call(null, 403);
        assertEquals(List.of(new Clue(Weight.POINTS,
                "keycloak answered r1's GET /userinfo with 403; the call carried no Authorization.")),
                clues(OptionalLong.empty()));
    }

    @Test
    void notIfALaterCallHasSucceeded() {
        call(null, 503);
        call(null, 200);
        assertEquals(List.of(), clues(OptionalLong.of(1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Bearer abc.def | the Authorization of the call was Bearer with a value(7)#",
            "bearer         | the Authorization of the call was bearer without a value.",
            "Bearerabc.def  | the Authorization of the call, a value(13)#, has no known scheme: no space is after \"Bearer\".",
            "abc.def        | the Authorization of the call, a value(7)#, has no known scheme." })
    void aRefusalSaysWhatTheCallCarried(String value, String expected) {
        call(value, 401);
        String text = clues(OptionalLong.of(1)).get(0).text().replaceFirst("#[0-9a-f]{4}", "#");
        assertEquals("keycloak answered r1's GET /userinfo with 401; " + expected, text.replaceFirst("#\\.$", "#"));
    }
}
