package io.quarkiverse.handlertesting.modelhub.catalog;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.common.util.RestMediaType;

import io.smallrye.mutiny.Multi;

/** {@code GET /catalog}: the models that fit on a device, each on a line of JSON. */
@Path("/catalog")
public class CatalogResource {

    private static final long MAX_SIZE = 8L << 30;

    private final Catalog catalog;

    CatalogResource(@RestClient Catalog catalog) {
        this.catalog = catalog;
    }

    @GET
    @Produces(RestMediaType.APPLICATION_NDJSON)
    public Multi<CatalogModel> models() {
        return catalog.models().filter(model -> model.size() <= MAX_SIZE);
    }
}
