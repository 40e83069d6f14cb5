package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;

/**
 * An exception that ended a piece of work, and that no code of the application, no caller and no client has got. Thread-safe.
 */
public final class UnseenFailure {

    private final Throwable thrown;
    private final Work work;
    private final boolean open;
    /** The failures that hold this one: several for a joined cause. */
    private final List<UnseenFailures> holders = new ArrayList<>(1);

    /**
     * @param open whether code may still ask for the result of the work, and so see the exception
     */
    UnseenFailure(Throwable thrown, Work work, boolean open) {
        this.thrown = thrown;
        this.work = work;
        this.open = open;
    }

    /** Called before the failure is shared. */
    void addTo(UnseenFailures holder) {
        holders.add(holder);
    }

    /** Called when the exception was delivered: to code of the application, to a caller or to a client. */
    public void seen() {
        holders.forEach(holder -> holder.remove(this));
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

    /** Whether it is the same exception, thrown at the same place, of work that the same line has started. */
    boolean isRepetitionOf(UnseenFailure other) {
        return thrown.getClass() == other.thrown.getClass() && work.kind() == other.work.kind()
                && thrownAt().equals(other.thrownAt()) && work.startedAt().equals(other.work.startedAt());
    }

    /** The innermost line of the application in the stack of the exception: {@code Importer.run(Importer.java:40)}. */
    Optional<String> thrownAt() {
        for (Throwable at = thrown; at != null; at = at.getCause() == at ? null : at.getCause()) {
            for (StackTraceElement frame : at.getStackTrace()) {
                if (ApplicationFrames.isApplication(frame.getClassName()) && frame.getFileName() != null) {
                    return Optional.of(ApplicationFrames.place(frame));
                }
            }
        }
        return Optional.empty();
    }
}
