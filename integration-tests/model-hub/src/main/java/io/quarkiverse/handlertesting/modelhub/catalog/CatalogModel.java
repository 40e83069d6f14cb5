package io.quarkiverse.handlertesting.modelhub.catalog;

/**
 * A model that can be pulled.
 *
 * @param size in bytes
 */
public record CatalogModel(String repo, long size) {

    private static final long MAX_SIZE = 8L << 30;

    boolean fitsOnADevice() {
        return size <= MAX_SIZE;
    }
}
