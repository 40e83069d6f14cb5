package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jboss.logmanager.ExtLogRecord;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/** The warnings of Vert.x that a thread is blocked. A timer of Vert.x logs them, so their cause is that of the thread. */
final class BlockedThread {

    private static final String LOGGER = "io.vertx.core.impl.BlockedThreadChecker";
    /** {@code Thread[#31,vert.x-eventloop-thread-0,5,main] has been blocked}; the number is there from Java 19. */
    private static final Pattern BLOCKED = Pattern.compile("Thread\\[(?:#\\d+,)?(.+?),\\d+,[^\\]]*\\] has been blocked");

    private BlockedThread() {
    }

    static boolean isReport(String logger) {
        return logger.equals(LOGGER);
    }

    /** {@code null} if it is unknown. */
    static RunningCause cause(ApplicationTestRuns runs, ExtLogRecord report) {
        return name(report.getMessage()).map(runs::causeOfThread).orElse(null);
    }

    private static Optional<String> name(String message) {
        Matcher blocked = BLOCKED.matcher(message == null ? "" : message);
        return blocked.find() ? Optional.of(blocked.group(1)) : Optional.empty();
    }
}
