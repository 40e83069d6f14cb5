package io.quarkiverse.handlertesting.modelhub.pull;

import static io.quarkiverse.handlertesting.events.Selectors.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.hibernate.Hibernate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@DisplayName("A download that is not loaded")
class LazyDownloadTest {

    @Inject
    Events events;

    @Inject
    EntityManager entities;

    @Inject
    Event<DownloadRequest> fired;

    @Test
    @Transactional
    void isShownByItsIdAndStaysUnloaded() {
        DownloadRequest download = entities.getReference(DownloadRequest.class, "7");
        var seen = events.subscribe(named("DownloadRequest"));
        fired.fire(download);
        assertEquals("DownloadRequest[id=\"7\", not loaded]", seen.await().payload().toString());
        assertFalse(Hibernate.isInitialized(download));
    }
}
