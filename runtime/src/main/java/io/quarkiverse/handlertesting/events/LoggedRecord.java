package io.quarkiverse.handlertesting.events;

import org.jboss.logging.Logger.Level;

import io.quarkiverse.handlertesting.runtime.internal.text.LocatedFailure;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * A log record that the application, or a library, published while it worked for a test. It is recorded from level INFO, and
 * only if its logger publishes that level.
 *
 * @param level the nearest level of JBoss Logging that is not above that of the record
 * @param logger the full name of the logger: {@code "org.acme.Importer"}; empty for the root logger
 * @param message the message with its parameters, its first 4,000 characters; empty if the record has none
 * @param thrown the exception that was logged, else {@code null}
 */
public record LoggedRecord(Level level, String logger, String message, Throwable thrown) {

    /** Whether the record is of this level or above. */
    public boolean isFrom(Level lowest) {
        return level.ordinal() <= lowest.ordinal();
    }

    /** Whether the record is of level WARN or above. */
    public boolean isWarning() {
        return isFrom(Level.WARN);
    }

    /** The name of the logger without packages: {@code Importer}. */
    public String shortLogger() {
        return logger.substring(logger.lastIndexOf('.') + 1).replace('$', '.');
    }

    /** The message, on one line and shortened, and the exception with the line of the application that threw it. */
    public String text() {
        String text = ValueText.shortened(message);
        return thrown == null ? text : text + (text.isEmpty() ? "" : ": ") + LocatedFailure.of(thrown);
    }

    /** One line: {@code ERROR Importer: import failed: IllegalStateException at Importer.java:40: disk full} */
    @Override
    public String toString() {
        return level + " " + shortLogger() + ": " + text();
    }
}
