package io.quarkiverse.handlertesting.runtime.internal.database;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A database that an application is connected to. */
public interface Database {

    /** Its address, as the client has it. */
    String url() throws Exception;

    /** What it calls itself: {@code PostgreSQL}. */
    String product() throws Exception;

    /** Copies the rows of all tables. */
    Rows copy() throws Exception;

    /** The rows of all tables at one time. */
    @FunctionalInterface
    interface Rows {

        /**
         * Puts tables back, in one transaction.
         *
         * @param written the names of the tables that were written to, in lower case; empty for all
         * @throws IllegalStateException if a table had too many rows to copy; no table is put back
         */
        void restore(Optional<Set<String>> written) throws Exception;
    }

    /** The databases of an application, of one kind of client. */
    @FunctionalInterface
    interface Provider {

        /** By the name of the data source. */
        Map<String, Database> databases();
    }
}
