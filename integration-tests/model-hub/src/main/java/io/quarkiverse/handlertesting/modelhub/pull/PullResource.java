package io.quarkiverse.handlertesting.modelhub.pull;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/modelfiles/pull")
@Produces(MediaType.APPLICATION_JSON)
public class PullResource {

    private final Pulls pulls;
    private final DownloadRequests requests;

    PullResource(Pulls pulls, DownloadRequests requests) {
        this.pulls = pulls;
        this.requests = requests;
    }

    /** Answers at once with the pending request; the download continues in the background. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<DownloadRequest> pull(@NotNull @Valid PullRequest body, UriInfo uri) {
        DownloadRequest pending = pulls.start(body);
        return ResponseBuilder.<DownloadRequest> created(uri.getAbsolutePathBuilder().path(pending.id).build())
                .entity(pending)
                .build();
    }

    @GET
    @Path("/{id}")
    public DownloadRequest get(String id) {
        return requests.get(id);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("resource_admin")
    public void delete(String id) {
        requests.deleteEnded(id);
    }

    @GET
    public DownloadPage list(
            @QueryParam("page") @DefaultValue("0") @Min(0) @Max(1_000_000) int page,
            @QueryParam("size") @DefaultValue("20") @Min(1) @Max(100) int size) {
        return requests.list(page, size);
    }
}
