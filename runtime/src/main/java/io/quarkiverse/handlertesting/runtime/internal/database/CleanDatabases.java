package io.quarkiverse.handlertesting.runtime.internal.database;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.config.CleanDatabaseConfig;
import io.quarkiverse.handlertesting.runtime.internal.taps.sql.SqlTap;
import io.quarkiverse.handlertesting.runtime.internal.taps.sql.WrittenTables;
import io.quarkus.arc.BeanCreator;
import io.quarkus.arc.SyntheticCreationalContext;
import io.smallrye.config.SmallRyeConfig;

/**
 * Puts the databases of an application back to the rows that they had when it had started. A bean only in applications that
 * have a data source. Thread-safe.
 */
public class CleanDatabases {

    /** The parameter of the bean: whether the build has seen the annotation. */
    public static final String USED = "used";

    private static final Set<String> DATABASES = Set.of("H2", "PostgreSQL");

    private final boolean isUsed;
    private final Supplier<Map<String, Database>> dataSources;
    /** The addresses of Dev Services. */
    private volatile List<String> devServices = List.of();
    private final List<String> allowedHosts;
    /** Empty if statements are not recorded. */
    private final Optional<WrittenTables> written;
    private final Optional<SecondLevelCache> cache;
    /** {@code null} until the rows are copied. */
    private Map<String, Source> sources;

    /** A data source with its rows, or why it has none. */
    private static final class Source {

        /** {@code null} if it is refused. */
        private final Database.Rows copy;
        /** {@code null} if it is not refused. */
        private final String refusal;
        /** The tables that were written to since they were put back; empty for any. */
        private Optional<Set<String>> written = Optional.of(Set.of());

        Source(Database.Rows copy, String refusal) {
            this.copy = copy;
            this.refusal = refusal;
        }

        void add(Optional<Set<String>> tables) {
            written = written.flatMap(before -> tables.map(now -> {
                Set<String> all = new HashSet<>(before);
                all.addAll(now);
                return all;
            }));
        }
    }

    /** The cache of Hibernate, in applications that have it. */
    @FunctionalInterface
    public interface SecondLevelCache {

        void evict();
    }

    /**
     * @param isUsed whether the build has seen the annotation
     * @param dataSources by name
     * @param written empty if statements are not recorded
     */
    CleanDatabases(boolean isUsed, Supplier<Map<String, Database>> dataSources, List<String> allowedHosts,
            Optional<WrittenTables> written, Optional<SecondLevelCache> cache) {
        this.isUsed = isUsed;
        this.dataSources = dataSources;
        this.allowedHosts = allowedHosts;
        this.written = written;
        this.cache = cache;
    }

    /** Allows the databases with these addresses. */
    void devServices(List<String> addresses) {
        devServices = addresses;
    }

    /** Copies the rows of all databases, the first time; nothing if no test is annotated. */
    public synchronized void copy() {
        if (sources == null && isUsed) {
            written.ifPresent(WrittenTables::begin);
            Map<String, Source> all = new TreeMap<>();
            dataSources.get().forEach((name, database) -> all.put(name, source(name, database)));
            sources = all;
        }
    }

    private Source source(String name, Database database) {
        try {
            String refusal = refusal(name, database);
            return new Source(refusal == null ? database.copy() : null, refusal);
        } catch (Exception unreadable) {
            return new Source(null, "@CleanDatabase could not copy the rows of the data source " + name + ": "
                    + unreadable.getMessage());
        }
    }

    private String refusal(String name, Database database) throws Exception {
        String url = database.url();
        Optional<String> foreign = devServices.contains(url) ? Optional.empty() : DatabaseAddress.foreign(url, allowedHosts);
        if (foreign.isPresent()) {
            return "@CleanDatabase does not empty the data source " + name + ": its host " + foreign.get()
                    + " is neither this machine nor a Dev Service. If its rows may go, set"
                    + " quarkus.handler-testing.clean-database.allowed-hosts=" + foreign.get();
        }
        String product = database.product();
        return DATABASES.contains(product) ? null
                : "@CleanDatabase cleans H2 and PostgreSQL, and the data source " + name + " has " + product + ".";
    }

    /**
     * Puts tables back that statements have written to.
     *
     * @param names those of data sources; none for all
     * @throws IllegalStateException if one of them cannot be put back, with the reason
     */
    public synchronized void clean(String... names) {
        if (sources == null) {
            throw new IllegalStateException("@CleanDatabase was not seen by the build, so no rows were copied when the"
                    + " application had started. Write it on a class of the application's tests, on one of its methods, or on"
                    + " a class that such a class extends.");
        }
        List<String> chosen = names.length == 0 ? List.copyOf(sources.keySet()) : List.of(names);
        for (String name : chosen) {
            Source source = sources.get(name);
            if (source == null) {
                throw new IllegalStateException("@CleanDatabase(\"" + name + "\") names no data source. There are "
                        + String.join(", ", sources.keySet()) + ".");
            }
            if (source.refusal != null) {
                throw new IllegalStateException(source.refusal);
            }
        }
        Optional<Set<String>> tables = written.flatMap(WrittenTables::take);
        sources.values().forEach(source -> source.add(tables));
        written.ifPresent(all -> all.ignore(Thread.currentThread()));
        try {
            chosen.forEach(name -> restore(name, sources.get(name)));
        } finally {
            written.ifPresent(all -> all.ignore(null));
            cache.ifPresent(SecondLevelCache::evict);
        }
    }

    private static void restore(String name, Source source) {
        try {
            source.copy.restore(source.written);
            source.written = Optional.of(Set.of());
        } catch (IllegalStateException refused) {
            throw new IllegalStateException("@CleanDatabase " + refused.getMessage() + ", of the data source " + name + ".",
                    refused.getCause());
        } catch (Exception failure) {
            throw new IllegalStateException("@CleanDatabase could not put back the data source " + name + ": "
                    + failure.getMessage(), failure);
        }
    }

    /** Creates the bean. */
    public static final class Creator implements BeanCreator<CleanDatabases> {

        @Override
        public CleanDatabases create(SyntheticCreationalContext<CleanDatabases> context) {
            return new CleanDatabases((Boolean) context.getParams().get(USED), Creator::databases,
                    ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(CleanDatabaseConfig.class)
                            .allowedHosts().orElse(List.of()),
                    Beans.find(SqlTap.class).map(SqlTap::written),
                    Beans.find(SecondLevelCache.class));
        }

        /** One that has two kinds of clients has JDBC. */
        private static Map<String, Database> databases() {
            Map<String, Database> all = new HashMap<>();
            Beans.all(Database.Provider.class).forEach(provider -> provider.databases().forEach((name, database) -> all
                    .merge(name, database, (one, other) -> one instanceof JdbcDatabases.Jdbc ? one : other)));
            return all;
        }
    }
}
