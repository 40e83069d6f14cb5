package io.quarkiverse.handlertesting.modelhub.pull;

import static io.quarkiverse.handlertesting.events.Selectors.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentBag;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.BusMessage;
import io.quarkiverse.handlertesting.events.CdiEvent;
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
        assertEquals("DownloadRequest#7 (not loaded) at LazyDownloadTest.java:N -> no observer",
                seen.await().payload().toString().replaceAll("java:\\d+", "java:N"));
        assertFalse(Hibernate.isInitialized(download));
    }

    @Test
    void hasCollectionsThatStayUnloaded() {
        PersistentBag<String> files = new PersistentBag<>(null);
        files.setSnapshot(7L, "org.acme.Download.files", null);
        assertEquals("names Download.files#7 (not loaded)", new BusMessage("names", files, Map.of(), false).toString());
        assertFalse(files.wasInitialized());
        List<String> loaded = new ArrayList<>(List.of("model.gguf"));
        BusMessage message = new BusMessage("names", new PersistentBag<>(null, loaded), Map.of(), false);
        loaded.clear();
        assertEquals("names [model.gguf]", message.toString());
    }

    @Test
    @Transactional
    void isShownAsItWas() {
        DownloadRequest download = new DownloadRequest();
        var seen = events.subscribe(named("DownloadRequest"));
        fired.fire(download);
        String before = seen.await().payload().toString();
        download.id = "another";
        assertEquals(before, seen.seen().get(0).payload().toString());
        assertNotEquals(before, new CdiEvent(download, Set.of()).toString());
    }
}
