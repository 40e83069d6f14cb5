package io.quarkiverse.handlertesting.modelhub.catalog;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Loads the models that fit on a device in the background. A single thread does so: refreshes do not overlap. */
@ApplicationScoped
class CatalogRefresh {

    private static final Logger LOG = Logger.getLogger(CatalogRefresh.class);

    private final Catalog catalog;
    private final Event<CatalogRefreshed> refreshed;
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private volatile List<CatalogModel> models = List.of();

    CatalogRefresh(@RestClient Catalog catalog, Event<CatalogRefreshed> refreshed) {
        this.catalog = catalog;
        this.refreshed = refreshed;
    }

    /** The models of the last refresh; empty before the first. */
    List<CatalogModel> models() {
        return models;
    }

    void start() {
        CompletableFuture.supplyAsync(this::load, worker).thenAccept(this::keep).exceptionally(failure -> {
            LOG.debugf(failure, "Refresh of the catalog failed");
            return null;
        });
    }

    private List<CatalogModel> load() {
        return catalog.models().filter(CatalogModel::fitsOnADevice).collect().asList().await().indefinitely();
    }

    private void keep(List<CatalogModel> loaded) {
        models = loaded;
        refreshed.fire(new CatalogRefreshed(loaded.size()));
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }
}
