package io.quarkiverse.handlertesting.modelhub.chat;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The upstream that has the models: any server that speaks OpenAI's API. */
@RegisterRestClient(configKey = "llm")
@Path("/v1/chat/completions")
@Consumes(MediaType.APPLICATION_JSON)
interface Llm {

    /** The data of the model's events, as they arrive. */
    @POST
    @Produces(MediaType.SERVER_SENT_EVENTS)
    Multi<String> stream(String request);

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    Uni<String> complete(String request);
}
