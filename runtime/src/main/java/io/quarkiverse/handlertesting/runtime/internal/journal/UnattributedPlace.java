package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.lang.StackWalker.StackFrame;
import java.util.List;

import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;

/**
 * Where an event without a cause came from.
 *
 * @param method the innermost method of the application; {@code null} if the thread was in none
 * @param isLost whether a cause may have been lost: code of the application ran that is no job. A job that a request has
 *        scheduled keeps its cause, others never have one
 */
public record UnattributedPlace(String method, boolean isLost) {

    static final UnattributedPlace NONE = new UnattributedPlace(null, false);

    private static final List<String> SCHEDULERS = List.of("io.quarkus.scheduler.", "io.quarkus.quartz.", "org.quartz.");

    /** Walks the stack of this thread. */
    public static UnattributedPlace ofThisThread() {
        List<StackFrame> frames = ApplicationFrames.fromInnermost();
        return frames.isEmpty() ? NONE
                : new UnattributedPlace(ApplicationFrames.method(frames.get(0)),
                        frames.stream().noneMatch(UnattributedPlace::isOfScheduler));
    }

    private static boolean isOfScheduler(StackFrame frame) {
        return SCHEDULERS.stream().anyMatch(frame.getClassName()::startsWith);
    }
}
