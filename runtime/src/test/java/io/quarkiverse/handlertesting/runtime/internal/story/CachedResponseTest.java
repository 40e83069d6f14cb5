package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/** A response that needed no statement, although an equal request did, may be one of a cache. */
class CachedResponseTest {

    private final Recorded recorded = new Recorded();
    private int number;

    private void request(String method, String path, int status, int statements) {
        recorded.by(new Cause(++number, method + " " + path));
        exchange(method, path, 0, Stage.REQUESTED);
        for (int i = 0; i < statements; i++) {
            recorded.add(Origin.SQL, "select", "select cents from Price where sku=?");
        }
        exchange(method, path, status, Stage.ANSWERED);
    }

    private void exchange(String method, String path, int status, Stage stage) {
        recorded.add(Origin.HTTP, method + " " + path,
                new HttpExchange(method, path, status, Duration.ZERO, stage, List.of(), List.of()));
    }

    private List<Clue> clues() {
        return new CachedResponse().find(new Scene(recorded.events(), OptionalLong.of(number), null));
    }

    @Test
    void comparesTheNearestEqualRequestThatExecutedStatements() {
        request("GET", "/prices/tea", 200, 1);
        request("GET", "/prices/tea", 200, 2);
        request("GET", "/prices/tea", 200, 0);
        request("PUT", "/prices/tea", 204, 1);
        request("GET", "/prices/tea", 200, 0);
        assertEquals(List.of(new Clue(Weight.POINTS,
                "r5 executed no statement, r2 (the same request) executed 2: the response may come from a cache.")), clues());
    }

    @Test
    void saysNothingOfARequestThatExecutesStatements() {
        request("GET", "/prices/tea", 200, 1);
        request("GET", "/prices/tea", 200, 1);
        assertEquals(List.of(), clues());
    }

    @Test
    void saysNothingOfAnotherPath() {
        request("GET", "/prices/tea", 200, 1);
        request("GET", "/prices/cocoa", 200, 0);
        assertEquals(List.of(), clues());
    }

    @Test
    void saysNothingOfARequestThatFailed() {
        request("GET", "/prices/tea", 200, 1);
        request("GET", "/prices/tea", 500, 0);
        assertEquals(List.of(), clues());
        request("GET", "/prices/cocoa", 404, 1);
        request("GET", "/prices/cocoa", 200, 0);
        assertEquals(List.of(), clues());
    }

    @Test
    void saysNothingOfARequestThatWrites() {
        request("POST", "/orders", 201, 1);
        request("POST", "/orders", 201, 0);
        assertEquals(List.of(), clues());
    }

    @Test
    void saysNothingWithoutARequest() {
        request("GET", "/prices/tea", 200, 1);
        request("GET", "/prices/tea", 200, 0);
        assertEquals(List.of(), new CachedResponse().find(Scene.of(recorded.events())));
    }
}
