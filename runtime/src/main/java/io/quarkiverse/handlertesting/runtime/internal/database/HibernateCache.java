package io.quarkiverse.handlertesting.runtime.internal.database;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;

import io.quarkus.arc.Arc;

/** The second-level caches of all persistence units. Only applications with Hibernate ORM have this class. */
@Singleton
public class HibernateCache implements CleanDatabases.SecondLevelCache {

    @Override
    public void evict() {
        Arc.container().select(EntityManagerFactory.class, Any.Literal.INSTANCE).handles().forEach(unit -> {
            if (unit.getBean().isActive()) {
                unit.get().getCache().evictAll();
            }
        });
    }
}
