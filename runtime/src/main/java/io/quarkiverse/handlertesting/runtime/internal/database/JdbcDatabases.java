package io.quarkiverse.handlertesting.runtime.internal.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

/** The data sources of JDBC. */
@Singleton
public class JdbcDatabases implements Database.Provider {

    @Override
    public Map<String, Database> databases() {
        return DataSourceBeans.all(DataSource.class, Jdbc::new);
    }

    /** The database of one data source. */
    record Jdbc(DataSource pool) implements Database {

        @Override
        public String url() throws SQLException {
            try (Connection connection = pool.getConnection()) {
                return connection.getMetaData().getURL();
            }
        }

        @Override
        public String product() throws SQLException {
            try (Connection connection = pool.getConnection()) {
                return connection.getMetaData().getDatabaseProductName();
            }
        }

        @Override
        public Rows copy() throws SQLException {
            try (Connection connection = pool.getConnection()) {
                DatabaseCopy copy = DatabaseCopy.take(connection);
                return written -> {
                    try (Connection restoring = pool.getConnection()) {
                        copy.restore(restoring, written);
                    }
                };
            }
        }
    }
}
