package io.quarkiverse.handlertesting.runtime.internal.taps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** A configuration key that nothing reads is named at the end of a failure, and first if the failure is about its client. */
class UnreadKeysTest {

    @Test
    void isNamed() {
        assertEquals(List.of(
                new Clue(Weight.STATE, "Quarkus ignores the configuration key quarkus.http.ports; it reads"
                        + " quarkus.http.port."),
                new Clue(Weight.STATE, "No code reads the configuration key hub.time-out, which is set, but hub.timeout, which"
                        + " is not.")),
                unread(List.of("quarkus.http.ports", "quarkus.http.port", "hub.time-out", "hub.timeout", "a.b", "a.c"))
                        .find(Scene.of(List.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = { "hub", "\"org.acme.hub\"" })
    void isNamedFirstAfterACallOfItsClient(String client) {
        String key = "quarkus.rest-client." + client + ".follow-redirect";
        UnreadKeys keys = unread(List.of("a.b", "a.c", key, key + "s"));
        UpstreamCall call = new UpstreamCall("hub", "GET", "/file", 302, "stub", null, null);
        List<RecordedEvent> events = List.of(new RecordedEvent(1, 1, Origin.UPSTREAM, "hub", call, null, "main",
                new Cause(1, "GET /file"), null, null));
        assertEquals(new Clue(Weight.SHOWS, "Quarkus ignores the configuration key " + key + "; it reads " + key + "s."),
                keys.find(new Scene(events, OptionalLong.of(1), null)).get(0));
        assertEquals(List.of("a.b"), keysOf(keys.find(new Scene(events, OptionalLong.of(2), null))));
    }

    @ParameterizedTest
    @CsvSource({ "ANSWERED,''", "FAILED,quarkus.rest-client.hub.urls", "UNREADABLE,quarkus.rest-client.hub.urls" })
    void isNamedForAClientIfAnyCallHasFailed(CallOut.Stage stage, String named) {
        UnreadKeys keys = unread(List.of("quarkus.rest-client.hub.urls", "quarkus.rest-client.hub.url"));
        CallOut call = new CallOut("GET", "http://localhost:1/x", stage, 200, Duration.ZERO, 1, "refused");
        List<RecordedEvent> events = List.of(new RecordedEvent(1, 1, Origin.CALL_OUT, "x", call, null, "main",
                new Cause(1, "GET /file"), null, null));
        assertEquals(named.isEmpty() ? List.of() : List.of(named), keysOf(keys.find(Scene.of(events))));
    }

    private static List<String> keysOf(List<Clue> clues) {
        return clues.stream().map(clue -> clue.text().replaceAll(".* configuration key ([\\w.-]+)[,;].*", "$1")).toList();
    }

    private static UnreadKeys unread(List<String> keys) {
        UnreadKeys unread = new UnreadKeys();
        unread.set(keys);
        return unread;
    }
}
