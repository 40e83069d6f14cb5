package io.quarkiverse.handlertesting.runtime.internal.taps.sql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;

/**
 * Records the statements of an application. It is a bean only in applications that have a database, unless the configuration
 * switches it off.
 */
@Singleton
public class SqlTap {

    /** From this time on, a repeated statement is worth a look at the stack. */
    private static final int REPEATED = 3;
    /** How Quarkus names the data source that has no name. */
    private static final String DEFAULT = "<default>";

    private final ApplicationTestRuns runs;
    /** The data sources of Agroal, each with its name. */
    private final Map<Object, String> names = new ConcurrentHashMap<>();

    public SqlTap(ApplicationTestRuns runs) {
        this.runs = runs;
    }

    /** {@code null} if statements are not recorded. */
    static SqlTap find() {
        return Beans.find(SqlTap.class).orElse(null);
    }

    /** The cause of the statement that the current thread executes; {@code null} if no test records it. */
    RunningCause cause() {
        RunningCause cause = runs.isAnyRunning() ? runs.currentCause().current() : null;
        return cause == null || cause.testRun().hasEnded() ? null : cause;
    }

    /** Called when Quarkus has created a data source. */
    void named(Object dataSource, String name) {
        names.put(dataSource, name);
    }

    /** The name of a data source; {@code null} if it is unknown, the default one or the only one. */
    String name(Object dataSource) {
        String name = dataSource == null || names.size() < 2 ? null : names.get(dataSource);
        return DEFAULT.equals(name) ? null : name;
    }

    /** The line of the application that executes this text in this cause for the third time; {@code null} for other times. */
    static String line(RunningCause cause, String text) {
        return cause.count(text) == REPEATED ? ApplicationFrames.line() : null;
    }
}
