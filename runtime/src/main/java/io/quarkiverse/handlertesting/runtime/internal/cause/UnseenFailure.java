package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.Optional;

import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;

/**
 * An exception that ended a piece of work, and that no code of the application, no caller and no client has got. Thread-safe.
 */
public final class UnseenFailure {

    private final Throwable thrown;
    private final Work work;
    private final boolean open;
    /** Made when it is first asked for, since it reads two stacks. Two threads may both make it. */
    private volatile Key key;

    /**
     * Failures with the same key are repetitions: the same exception, thrown at the same line, of work that the same line has
     * started.
     */
    record Key(Class<?> type, WorkKind kind, Optional<String> thrownAt, Optional<String> startedAt) {
    }

    /**
     * @param open whether code may still ask for the result of the work, and so see the exception
     */
    UnseenFailure(Throwable thrown, Work work, boolean open) {
        this.thrown = thrown;
        this.work = work;
        this.open = open;
    }

    /** Called when the exception was delivered: to code of the application, to a caller or to a client. */
    public void seen() {
        work.cause().seen(thrown);
    }

    public Throwable thrown() {
        return thrown;
    }

    Work work() {
        return work;
    }

    /** Whether code may still ask for the result of the work. */
    boolean isOpen() {
        return open;
    }

    Key key() {
        Key known = key;
        if (known == null) {
            known = new Key(thrown.getClass(), work.kind(),
                    Optional.ofNullable(ApplicationFrames.innermostOf(thrown)).map(ApplicationFrames::place), work.startedAt());
            key = known;
        }
        return known;
    }

    /** The innermost line of the application in the stack of the exception: {@code Importer.run(Importer.java:40)}. */
    Optional<String> thrownAt() {
        return key().thrownAt();
    }
}
