package io.quarkiverse.handlertesting.runtime.internal.cookies;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.quarkiverse.handlertesting.http.RejectedCookie;

/** Remembers the cookies that a jar lost or rejected, and why; the last 100 of each kind. Thread-safe. */
public final class CookieHistory {

    private static final int KEPT = 100;

    private record Fate(String name, String text) {
    }

    private final Deque<RejectedCookie> rejected = new ArrayDeque<>();
    private final Deque<Fate> fates = new ArrayDeque<>();

    synchronized void rejected(String name, RejectedCookie cookie) {
        add(rejected, cookie);
        add(fates, new Fate(name, "rejected: " + cookie.reason()));
    }

    synchronized void lost(String name, String fate) {
        add(fates, new Fate(name, fate));
    }

    private static <T> void add(Deque<T> last, T item) {
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(item);
    }

    public synchronized List<RejectedCookie> rejected() {
        return List.copyOf(rejected);
    }

    /** The events of the cookies of this name, in words, the oldest first. */
    public synchronized List<String> fate(String name) {
        return fates.stream().filter(fate -> fate.name().equals(name)).map(Fate::text).toList();
    }

    public synchronized void clear() {
        rejected.clear();
        fates.clear();
    }
}
