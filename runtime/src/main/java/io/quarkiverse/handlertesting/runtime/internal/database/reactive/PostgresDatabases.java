package io.quarkiverse.handlertesting.runtime.internal.database.reactive;

import java.util.Map;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkiverse.handlertesting.runtime.internal.database.DataSourceBeans;
import io.quarkiverse.handlertesting.runtime.internal.database.Database;
import io.quarkiverse.handlertesting.runtime.internal.taps.sql.SqlTap;
import io.vertx.sqlclient.Pool;

/** The data sources of reactive clients. Only applications with such a client have this class. */
@Singleton
public class PostgresDatabases implements Database.Provider {

    @Override
    public Map<String, Database> databases() {
        return DataSourceBeans.all(Pool.class, (name, pool) -> new PostgresDatabase(pool, url(name)));
    }

    /** A pool does not tell its address. */
    private static String url(String name) {
        Config config = ConfigProvider.getConfig();
        String key = ".reactive.url";
        return name.equals(SqlTap.DEFAULT) ? value(config, "quarkus.datasource" + key, "")
                : value(config, "quarkus.datasource.\"" + name + "\"" + key,
                        value(config, "quarkus.datasource." + name + key, ""));
    }

    private static String value(Config config, String key, String otherwise) {
        return config.getOptionalValue(key, String.class).orElse(otherwise);
    }
}
