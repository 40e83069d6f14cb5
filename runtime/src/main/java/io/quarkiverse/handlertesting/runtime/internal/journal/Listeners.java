package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.Arrays;

import io.quarkiverse.handlertesting.events.RecordedEvent;

/** The listeners of a journal. Thread-safe; a notification reaches the listeners that were added before it began. */
final class Listeners {

    private volatile Listener[] all = {};

    /** Notified of changes of a journal on the thread that makes them, outside its lock: must be quick and must not throw. */
    interface Listener {

        /** An event was appended. */
        void recorded(RecordedEvent event);

        /** The journal or a subscription was closed, or the journal has overflowed. */
        void ended();
    }

    synchronized void add(Listener listener) {
        Listener[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = listener;
        all = more;
    }

    /** Uses a loop instead of a stream, for speed: it runs after an event, before the wait for that event returns. */
    synchronized void remove(Listener listener) {
        Listener[] old = all;
        for (int i = 0; i < old.length; i++) {
            if (old[i] == listener) {
                Listener[] less = Arrays.copyOf(old, old.length - 1);
                System.arraycopy(old, i + 1, less, i, less.length - i);
                all = less;
                return;
            }
        }
    }

    void recorded(RecordedEvent event) {
        for (Listener listener : all) {
            listener.recorded(event);
        }
    }

    void ended() {
        for (Listener listener : all) {
            listener.ended();
        }
    }
}
