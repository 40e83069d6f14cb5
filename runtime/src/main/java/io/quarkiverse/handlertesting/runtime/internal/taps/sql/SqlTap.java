package io.quarkiverse.handlertesting.runtime.internal.taps.sql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.config.SqlParametersConfig;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;
import io.quarkiverse.handlertesting.runtime.internal.text.SqlPage;

/**
 * Records the statements of an application. It is a bean only in applications that have a database, unless the configuration
 * switches it off.
 */
@Singleton
public class SqlTap {

    /** How Quarkus names the data source that has no name. */
    public static final String DEFAULT = "<default>";

    /** From this time on, a repeated statement is worth a look at the stack. */
    private static final int REPEATED = 3;
    private static final int MAX_PAGES = 1000;

    private final ApplicationTestRuns runs;
    /** The data sources of Agroal, each with its name. */
    private final Map<Object, String> names = new ConcurrentHashMap<>();
    /** For the texts of statements, the numbers of the parameters that are positions of a page. */
    private final Map<String, int[]> pages = new ConcurrentHashMap<>();
    private final WrittenTables written = new WrittenTables();
    private final boolean parameters;

    public SqlTap(ApplicationTestRuns runs, SqlParametersConfig config) {
        this.runs = runs;
        this.parameters = config.sqlParameters();
    }

    /** {@code null} if statements are not recorded. */
    static SqlTap find() {
        return Beans.find(SqlTap.class).orElse(null);
    }

    /** The tables that statements write to, those without a cause included. */
    public WrittenTables written() {
        return written;
    }

    /** The cause of the statement that the current thread executes; {@code null} if no test records it. */
    RunningCause cause() {
        RunningCause cause = runs.isAnyRunning() ? runs.currentCause().current() : null;
        return cause == null || cause.testRun().hasEnded() ? null : cause;
    }

    /** Takes the values of the parameters of a statement, as far as they are recorded. */
    BoundValues values(String sql) {
        int[] page = pages.get(sql);
        if (page == null) {
            page = SqlPage.of(sql).parameters();
            // An application may put values into the texts of its statements.
            if (pages.size() < MAX_PAGES) {
                pages.put(sql, page);
            }
        }
        return new BoundValues(parameters, page);
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
