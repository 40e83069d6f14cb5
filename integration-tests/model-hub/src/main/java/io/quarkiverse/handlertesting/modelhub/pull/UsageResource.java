package io.quarkiverse.handlertesting.modelhub.pull;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.PermissionsAllowed;

/** {@code GET /usage}: how much the pulls have downloaded, for those who pay for it. */
@Path("/usage")
@Produces(MediaType.APPLICATION_JSON)
public class UsageResource {

    private final DownloadRequests requests;

    UsageResource(DownloadRequests requests) {
        this.requests = requests;
    }

    @GET
    @PermissionsAllowed("usage:read")
    public Usage usage() {
        return requests.usage();
    }

    public record Usage(long pulls, long bytes) {
    }
}
