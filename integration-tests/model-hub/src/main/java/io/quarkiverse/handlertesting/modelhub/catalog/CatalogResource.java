package io.quarkiverse.handlertesting.modelhub.catalog;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.common.util.RestMediaType;

import io.smallrye.mutiny.Multi;

/**
 * {@code GET /catalog}: the models that fit on a device, each on a line of JSON. {@code POST /catalog/refresh} loads them in
 * the
 * background, for {@code GET /catalog/known}.
 */
@Path("/catalog")
public class CatalogResource {

    private final Catalog catalog;
    private final CatalogRefresh refresh;

    CatalogResource(@RestClient Catalog catalog, CatalogRefresh refresh) {
        this.catalog = catalog;
        this.refresh = refresh;
    }

    @GET
    @Produces(RestMediaType.APPLICATION_NDJSON)
    public Multi<CatalogModel> models() {
        return catalog.models().filter(CatalogModel::fitsOnADevice);
    }

    /** The models of the last refresh. */
    @GET
    @Path("/known")
    @Produces(MediaType.APPLICATION_JSON)
    public List<CatalogModel> known() {
        return refresh.models();
    }

    /** Answers at once; the refresh goes on in the background. */
    @POST
    @Path("/refresh")
    public RestResponse<Void> refresh() {
        refresh.start();
        return RestResponse.accepted();
    }
}
