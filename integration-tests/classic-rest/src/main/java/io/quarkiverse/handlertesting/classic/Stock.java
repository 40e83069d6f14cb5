package io.quarkiverse.handlertesting.classic;

import java.util.concurrent.CompletionStage;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The service that knows what is in stock. */
@RegisterRestClient(configKey = "stock")
@Path("/items/{id}")
public interface Stock {

    @GET
    String available(@PathParam("id") String id);

    @GET
    @Path("/later")
    CompletionStage<String> availableLater(@PathParam("id") String id);
}
