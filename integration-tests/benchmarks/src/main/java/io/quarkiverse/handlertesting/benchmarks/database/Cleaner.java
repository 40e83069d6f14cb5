package io.quarkiverse.handlertesting.benchmarks.database;

import java.util.Optional;

import org.dbunit.database.DatabaseConnection;
import org.dbunit.dataset.CachedDataSet;
import org.dbunit.dataset.IDataSet;
import org.dbunit.operation.DatabaseOperation;

import io.quarkiverse.handlertesting.runtime.internal.database.DatabaseCopy;

/** Puts the rows of tables back. */
enum Cleaner {

    OURS("@CleanDatabase") {
        @Override
        Restore copy(TenTables tables) throws Exception {
            DatabaseCopy copy = DatabaseCopy.take(tables.connection());
            return () -> copy.restore(tables.connection(), Optional.of(tables.names()));
        }
    },
    DBUNIT("DBUnit, CLEAN_INSERT") {
        @Override
        Restore copy(TenTables tables) throws Exception {
            DatabaseConnection connection = new DatabaseConnection(tables.connection(), "PUBLIC");
            IDataSet rows = new CachedDataSet(
                    connection.createDataSet(tables.names().stream().map(String::toUpperCase).toArray(String[]::new)));
            return () -> DatabaseOperation.CLEAN_INSERT.execute(connection, rows);
        }
    };

    private final String title;

    Cleaner(String title) {
        this.title = title;
    }

    /** Puts the rows back that the tables had. */
    interface Restore {

        void run() throws Exception;
    }

    abstract Restore copy(TenTables tables) throws Exception;

    /** The name in the report. */
    String title() {
        return title;
    }
}
