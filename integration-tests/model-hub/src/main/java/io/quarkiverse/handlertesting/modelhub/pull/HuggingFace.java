package io.quarkiverse.handlertesting.modelhub.pull;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

/** The upstream that serves the model files. */
@RegisterRestClient(configKey = "huggingface")
interface HuggingFace {

    @GET
    @Path("/repos/{repo}/{filename}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    byte[] file(@RestPath String repo, @RestPath String filename);

    /** @throws jakarta.ws.rs.WebApplicationException with status 404 if the file is not there */
    @HEAD
    @Path("/repos/{repo}/{filename}")
    void find(@RestPath String repo, @RestPath String filename);
}
