package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;

/** Sessions by their names. Thread-safe. */
public class SessionsImpl implements Sessions {

    private final SessionServices services;
    private final Map<String, HandlerSession> byName = new ConcurrentHashMap<>();
    private final Collection<SessionState> states = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unnamed = new AtomicInteger();

    SessionsImpl(SessionServices services) {
        this.services = services;
    }

    @Override
    public HandlerSession open(String name) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("A session needs a name. Without one, use open().");
        }
        return byName.computeIfAbsent(name, key -> make(key, key));
    }

    @Override
    public HandlerSession open() {
        int number = unnamed.incrementAndGet();
        // A number alone would be that of an event.
        return make(Integer.toString(number), "session " + number);
    }

    /** Finds the clues that the cookies of these sessions give. */
    SessionClueFinder clues() {
        return new SessionClueFinder(states);
    }

    private HandlerSession make(String name, String actor) {
        SessionState state = new SessionState(name, actor, services);
        states.add(state);
        return new HandlerSessionImpl(state);
    }
}
