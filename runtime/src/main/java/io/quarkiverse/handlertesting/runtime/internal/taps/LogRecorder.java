package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;

import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;

/** Adds the handler of {@link LogTap} to the loggers of the application. */
@Recorder
public class LogRecorder {

    /** The handler of the root logger. */
    public RuntimeValue<Optional<Handler>> handler() {
        return new RuntimeValue<>(Optional.of(new LogHandler()));
    }

    /** Adds the handler to the loggers whose records do not reach the root logger ({@code use-parent-handlers=false}). */
    public void addToDetached(RuntimeValue<Optional<Handler>> handler, ShutdownContext shutdown) {
        Handler tap = handler.getValue().orElseThrow();
        LogContext context = LogContext.getLogContext();
        List<Logger> detached = Collections.list(context.getLoggerNames()).stream().map(context::getLoggerIfExists)
                .filter(logger -> logger != null && logger.getParent() != null && !logger.getUseParentHandlers()).toList();
        detached.forEach(logger -> logger.addHandler(tap));
        shutdown.addShutdownTask(() -> detached.forEach(logger -> logger.removeHandler(tap)));
    }
}
