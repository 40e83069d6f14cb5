package io.quarkiverse.handlertesting.modelhub.catalog;

/** The models that fit on a device have been loaded again. */
public record CatalogRefreshed(int models) {
}
