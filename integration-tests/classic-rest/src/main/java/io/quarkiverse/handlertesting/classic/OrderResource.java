package io.quarkiverse.handlertesting.classic;

import java.net.URI;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Orders. Each handler blocks, as RESTEasy Classic runs them. */
@Path("/orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OrderResource {

    @Inject
    @RestClient
    Stock stock;
    @Inject
    ManagedExecutor executor;
    @Inject
    Event<OrderPlaced> placed;
    @Inject
    Warehouse warehouse;

    @POST
    public Response place(Order order, @Context UriInfo request) {
        if (stock.available(order.id).equals("0")) {
            return Response.status(Response.Status.CONFLICT).build();
        }
        executor.runAsync(() -> placed.fire(new OrderPlaced(order.id)));
        URI address = request.getAbsolutePathBuilder().path(order.id).build();
        return Response.created(address).entity(order).build();
    }

    @GET
    @Path("/{id}")
    public Order find(@PathParam("id") String id) {
        return new Order(id, null);
    }

    @GET
    @Path("/{id}/stock")
    @Produces(MediaType.TEXT_PLAIN)
    public CompletionStage<String> stock(@PathParam("id") String id) {
        return stock.availableLater(id);
    }

    @GET
    @Path("/{id}/stock/of/{tenant}")
    @Produces(MediaType.TEXT_PLAIN)
    public String stock(@PathParam("id") String id, @PathParam("tenant") String tenant) {
        return RestClientBuilder.newBuilder().baseUri(URI.create("https://stock.example.com/" + tenant + "?key=abc"))
                .build(Stock.class).available(id);
    }

    @POST
    @Path("/{id}/shipment")
    @Consumes(MediaType.WILDCARD)
    public void ship(@PathParam("id") String id) throws InterruptedException {
        warehouse.pack(id);
        placed.fire(new OrderPlaced(id));
    }

    @GET
    @Path("/{id}/steps")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void steps(@Context SseEventSink steps, @Context Sse sse) {
        executor.runAsync(() -> {
            steps.send(sse.newEvent("packed"));
            steps.send(sse.newEvent("sent"));
            steps.close();
        });
    }
}
