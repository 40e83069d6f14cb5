package io.quarkiverse.handlertesting.runtime.internal.database;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;

/** The second-level caches of all persistence units. Only applications with Hibernate ORM have this class. */
@Singleton
public class HibernateCache implements CleanDatabases.SecondLevelCache {

    @Override
    public void evict() {
        Beans.active(EntityManagerFactory.class).forEach(unit -> unit.get().getCache().evictAll());
    }
}
