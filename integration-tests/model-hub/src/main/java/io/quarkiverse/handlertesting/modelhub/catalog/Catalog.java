package io.quarkiverse.handlertesting.modelhub.catalog;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.common.util.RestMediaType;

import io.smallrye.mutiny.Multi;

/** The upstream that knows all models. */
@RegisterRestClient(configKey = "huggingface")
interface Catalog {

    /** The models, as they arrive. */
    @GET
    @Path("/catalog")
    @Produces(RestMediaType.APPLICATION_NDJSON)
    Multi<CatalogModel> models();
}
