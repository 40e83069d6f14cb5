package io.quarkiverse.handlertesting.modelhub.catalog;

/**
 * A model that can be pulled.
 *
 * @param size in bytes
 */
public record CatalogModel(String repo, long size) {
}
