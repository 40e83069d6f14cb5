package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.Arrays;

import io.quarkiverse.handlertesting.events.RecordedEvent;

/** Those who are told of changes of a journal. Thread-safe; who is being told is not affected by others that come and go. */
final class Listeners {

    private volatile JournalListener[] all = {};

    synchronized void add(JournalListener listener) {
        JournalListener[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = listener;
        all = more;
    }

    /** No stream: it is on the way from an event to the return of the wait for it. */
    synchronized void remove(JournalListener listener) {
        JournalListener[] old = all;
        for (int i = 0; i < old.length; i++) {
            if (old[i] == listener) {
                JournalListener[] less = Arrays.copyOf(old, old.length - 1);
                System.arraycopy(old, i + 1, less, i, less.length - i);
                all = less;
                return;
            }
        }
    }

    void recorded(RecordedEvent event) {
        for (JournalListener listener : all) {
            listener.recorded(event);
        }
    }

    void ended() {
        for (JournalListener listener : all) {
            listener.ended();
        }
    }
}
