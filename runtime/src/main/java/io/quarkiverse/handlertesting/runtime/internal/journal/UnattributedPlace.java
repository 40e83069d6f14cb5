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
 * @param startedAt the line of the application that started the thread; {@code null} if it is unknown
 */
public record UnattributedPlace(String method, boolean isLost, String startedAt) {

    static final UnattributedPlace NONE = new UnattributedPlace(null, false, null);

    private static final List<String> SCHEDULERS = List.of("io.quarkus.scheduler.", "io.quarkus.quartz.", "org.quartz.");

    /**
     * Walks the stack of this thread.
     *
     * @param startedAt the line of the application that started it; {@code null} if it is unknown
     */
    public static UnattributedPlace ofThisThread(String startedAt) {
        List<StackFrame> frames = ApplicationFrames.fromInnermost();
        return frames.isEmpty() ? new UnattributedPlace(null, false, startedAt)
                : new UnattributedPlace(ApplicationFrames.method(frames.get(0)),
                        frames.stream().noneMatch(UnattributedPlace::isOfScheduler), startedAt);
    }

    private static boolean isOfScheduler(StackFrame frame) {
        return SCHEDULERS.stream().anyMatch(frame.getClassName()::startsWith);
    }
}
