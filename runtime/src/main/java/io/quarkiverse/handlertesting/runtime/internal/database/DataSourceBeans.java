package io.quarkiverse.handlertesting.runtime.internal.database;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

import jakarta.inject.Named;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.taps.sql.SqlTap;
import io.quarkus.arc.InstanceHandle;

/** The beans of data sources, by name. */
public final class DataSourceBeans {

    private DataSourceBeans() {
    }

    static <T> Map<String, Database> all(Class<T> type, Function<T, Database> database) {
        return all(type, (name, bean) -> database.apply(bean));
    }

    /** The databases of all active beans of this type. */
    public static <T> Map<String, Database> all(Class<T> type, BiFunction<String, T, Database> database) {
        Map<String, Database> all = new HashMap<>();
        for (InstanceHandle<T> handle : Beans.active(type)) {
            String name = name(handle);
            all.put(name, database.apply(name, handle.get()));
        }
        return all;
    }

    private static String name(InstanceHandle<?> handle) {
        return handle.getBean().getQualifiers().stream().filter(Named.class::isInstance)
                .map(named -> ((Named) named).value()).findFirst().orElse(SqlTap.DEFAULT);
    }
}
