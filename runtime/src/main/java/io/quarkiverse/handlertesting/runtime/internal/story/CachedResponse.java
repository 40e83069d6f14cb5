package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/** Finds a request that was answered without a statement, although an equal one before it executed some. */
public final class CachedResponse implements ClueFinder {

    private static final int FIRST_ERROR = 400;

    @Override
    public List<Clue> find(Scene scene) {
        if (scene.request().isEmpty()) {
            return List.of();
        }
        long number = scene.request().getAsLong();
        NavigableMap<Long, List<RecordedEvent>> byRequest = scene.events().stream()
                .filter(event -> event.cause() != null && event.cause().isRequest() && event.cause().number() <= number)
                .collect(Collectors.groupingBy(event -> event.cause().number(), TreeMap::new, Collectors.toList()));
        List<RecordedEvent> own = byRequest.getOrDefault(number, List.of());
        Optional<String> read = read(own);
        if (read.isEmpty() || statements(own) > 0) {
            return List.of();
        }
        List<Clue> clues = new ArrayList<>();
        for (Map.Entry<Long, List<RecordedEvent>> other : byRequest.headMap(number, false).descendingMap().entrySet()) {
            long executed = statements(other.getValue());
            if (executed > 0 && isEqual(own, other.getValue()) && read(other.getValue()).equals(read)) {
                clues.add(new Clue(Weight.POINTS, "r" + number + " executed no statement, r" + other.getKey()
                        + " (the same request) executed " + executed + ": the response may come from a cache."));
                break;
            }
        }
        return clues;
    }

    private static boolean isEqual(List<RecordedEvent> own, List<RecordedEvent> other) {
        return own.get(0).cause().description().equals(other.get(0).cause().description());
    }

    /** The path of a request that reads and was successful, without its query; empty for others. */
    private static Optional<String> read(List<RecordedEvent> caused) {
        return caused.stream().filter(event -> event.payload() instanceof HttpExchange).findFirst()
                .map(event -> (HttpExchange) event.payload()).filter(request -> request.method().equals("GET"))
                .map(HttpExchange::path).filter(path -> caused.stream().anyMatch(event -> isSuccess(event, path)));
    }

    private static boolean isSuccess(RecordedEvent event, String path) {
        return event.payload() instanceof HttpExchange exchange && exchange.stage() == Stage.ANSWERED
                && exchange.status() < FIRST_ERROR && exchange.path().equals(path);
    }

    private static long statements(List<RecordedEvent> caused) {
        return caused.stream().filter(event -> event.origin() == Origin.SQL).count();
    }
}
