package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.Optional;

import io.quarkiverse.handlertesting.events.FailedWork;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;
import io.quarkiverse.handlertesting.runtime.internal.text.LocatedFailure;

/**
 * An exception that ended a piece of work, and that no code of the application, no caller and no client has got, until it is
 * {@link #seen()}. Thread-safe.
 */
public final class UnseenFailure implements FailedWork {

    private final Throwable thrown;
    private final Work work;
    private final boolean open;
    /** Made when it is first asked for, since it reads two stacks. Two threads may both make it. */
    private volatile Key key;
    private volatile boolean unseen;
    /** The request that the exception ended too; {@code null} for none. */
    private volatile String request;

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

    /** Called with the lock of the failures of a test: whether the exception is unseen there. */
    void unseen(boolean is) {
        unseen = is;
    }

    /** Called when the exception has ended a request, too, whose client gets it. */
    void endedRequest(String what) {
        request = what;
    }

    @Override
    public Throwable thrown() {
        return thrown;
    }

    Work ended() {
        return work;
    }

    @Override
    public String work() {
        String also = request;
        return WorkName.of(work) + (also == null ? "" : ", and then " + also + ",");
    }

    @Override
    public boolean isRequest() {
        return work.kind() == WorkKind.HTTP || request != null;
    }

    @Override
    public boolean isHandled() {
        return !unseen;
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
    @Override
    public String thrownAt() {
        return key().thrownAt().orElse(null);
    }

    @Override
    public String startedAt() {
        return work.startedAt().orElse(null);
    }

    @Override
    public String toString() {
        return work() + " ended with " + LocatedFailure.of(thrown)
                + (isHandled() ? "" : open ? ", which no code has asked for" : ", which no code has handled")
                + work.startedAt().map(at -> "; started at " + at).orElse("");
    }
}
