package io.quarkiverse.handlertesting.browser;

import static io.quarkiverse.handlertesting.browser.Heard.event;
import static io.quarkiverse.handlertesting.browser.Heard.message;
import static io.quarkiverse.handlertesting.browser.Heard.opened;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.sse.SseFrame;
import io.quarkiverse.handlertesting.sse.SseLive;
import io.quarkiverse.handlertesting.sse.SseScript;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** The events that a browser receives from a stream. */
@QuarkusTest
class EventSourceTest {

    @Inject
    Browser browser;
    @Inject
    Streams streams;
    @TestHTTPResource
    URI application;

    /** The events that the browser receives, without the open event and without the end marker that this method adds. */
    private List<Heard> heard(SseScript script, int events, String... types) {
        try (Page page = browser.listen(application, streams.serve(script.event("last").stall().handler()), types)) {
            List<Heard> heard = page.awaitHeard(events + 2);
            assertEquals(opened(), heard.get(0));
            assertEquals("last", heard.get(heard.size() - 1).data());
            return heard.subList(1, heard.size() - 1);
        }
    }

    @Test
    void isOpenBeforeThereIsAnEvent() throws Exception {
        SseLive live = SseLive.create().within(Duration.ofSeconds(20));
        ServedStream stream = streams.serve(live.handler());
        try (Page page = browser.listen(application, stream)) {
            assertEquals(List.of(opened()), page.awaitHeard(1));
            assertEquals("text/event-stream", stream.awaitRequest().accept());
            live.send("one");
            assertEquals(List.of(opened(), message("one", "")), page.awaitHeard(2));
            live.send("two");
            assertEquals(List.of(opened(), message("one", ""), message("two", "")), page.awaitHeard(3));
        }
        live.awaitDisconnected();
    }

    @Test
    void receivesIdsAndNames() {
        SseScript script = SseScript.of("before").frame(SseFrame.data("one").withId("1")).event("token", "two")
                .event("unheard", "three").frame(SseFrame.event("token", "four").withId("4"))
                .frame(SseFrame.data("").withId(""));
        assertEquals(
                List.of(message("before", ""), message("one", "1"), event("token", "two", "1"), event("token", "four", "4"),
                        message("", "")),
                heard(script, 5, "token"));
    }

    /** Events of the server can have the same name as the source's own error events. */
    @Test
    void receivesAnEventNamedError() {
        assertEquals(List.of(event("error", "disk full", ""), message("one", "")),
                heard(SseScript.empty().event("error", "disk full").event("one"), 2));
    }

    @Test
    void receivesEachLineAndEachSpace() {
        SseScript script = SseScript.of("a\nb", "\n a\n\n", " b", "  c ").frame(SseFrame.event(" d", "d: d").withId(" 1"));
        assertEquals(List.of(message("a\nb", ""), message("\n a\n\n", ""), message(" b", ""), message("  c ", ""),
                event(" d", "d: d", " 1")), heard(script, 5, " d"));
    }

    @Test
    void ignoresComments() {
        SseScript script = SseScript.empty().comment("heartbeat").event("one").comment("").comment("data: no").event("two");
        assertEquals(List.of(message("one", ""), message("two", "")), heard(script, 2));
    }

    /** Also if each byte arrives in a chunk of its own. */
    @Test
    void receivesCharactersBeyondTheBasicPlane() {
        SseScript script = SseScript.of(SseFrame.event("Größe", "𝄞 😀 \u0000 é").withId("😀"));
        List<Heard> expected = List.of(event("Größe", "𝄞 😀 \u0000 é", "😀"));
        assertEquals(expected, heard(script, 1, "Größe"));
        assertEquals(expected, heard(script.splitAt(LongStream.rangeClosed(1, 60).toArray()), 1, "Größe"));
    }
}
