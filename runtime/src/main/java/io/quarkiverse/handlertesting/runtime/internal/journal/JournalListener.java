package io.quarkiverse.handlertesting.runtime.internal.journal;

import io.quarkiverse.handlertesting.events.RecordedEvent;

/** Told of changes of a journal on the thread that makes them, outside its lock: must be quick and must not throw. */
interface JournalListener {

    /** An event was appended. */
    void recorded(RecordedEvent event);

    /** The journal was closed, or has overflowed. */
    void ended();
}
