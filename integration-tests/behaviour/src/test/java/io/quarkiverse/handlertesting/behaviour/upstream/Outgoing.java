package io.quarkiverse.handlertesting.behaviour.upstream;

import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyWriter;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** An application whose REST client fails in each way that a client can fail. */
@Path("/outgoing")
public class Outgoing {

    private static final int ATTEMPTS = 3;

    public interface Items {

        @GET
        @Path("/items/7")
        String item();

        @GET
        @Path("/items/7")
        Integer count();

        @GET
        @Path("/items/7")
        Uni<String> later();

        @GET
        @Path("/items/7")
        Multi<String> streamed();

        @POST
        @Path("/items")
        String create(Item item);
    }

    public record Item(String name) {
    }

    /** Writes no item. */
    public static final class ItemWriter implements MessageBodyWriter<Item> {

        @Override
        public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
            return type == Item.class;
        }

        @Override
        public void writeTo(Item item, Class<?> type, Type generic, Annotation[] annotations, MediaType media,
                MultivaluedMap<String, Object> headers, OutputStream body) {
            throw new IllegalStateException("no serializer");
        }
    }

    private static QuarkusRestClientBuilder client(int port) {
        return QuarkusRestClientBuilder.newBuilder().baseUri(URI.create("http://127.0.0.1:" + port));
    }

    @GET
    @Path("/retried/{port}")
    public Response retried(@PathParam("port") int port) {
        Items items = client(port).build(Items.class);
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            answer(items::item);
        }
        return answer(items::item);
    }

    @GET
    @Path("/count/{port}")
    public Response count(@PathParam("port") int port) {
        return answer(client(port).build(Items.class)::count);
    }

    @GET
    @Path("/create/{port}")
    public Response create(@PathParam("port") int port) {
        return answer(() -> client(port).register(new ItemWriter()).build(Items.class).create(new Item("llama")));
    }

    @GET
    @Path("/filtered/{port}")
    public Response filtered(@PathParam("port") int port) {
        return answer(filteredClient(port)::item);
    }

    @GET
    @Path("/filtered-later/{port}")
    public Uni<Response> filteredLater(@PathParam("port") int port) {
        return filteredClient(port).later().map(item -> Response.ok(item).build())
                .onFailure().recoverWithItem(() -> Response.status(502).build());
    }

    @GET
    @Path("/Uni-twice/{port}")
    public Uni<String> laterTwice(@PathParam("port") int port) {
        Uni<String> item = client(port).build(Items.class).later();
        return item.chain(() -> item);
    }

    @GET
    @Path("/Multi-twice/{port}")
    public Uni<String> streamedTwice(@PathParam("port") int port) {
        Uni<List<String>> items = client(port).build(Items.class).streamed().collect().asList();
        return items.chain(() -> items).map(List::toString);
    }

    private static Items filteredClient(int port) {
        ClientRequestFilter filter = request -> {
            throw new IllegalStateException("no token");
        };
        return client(port).register(filter).build(Items.class);
    }

    private static Response answer(Supplier<Object> call) {
        try {
            return Response.ok(String.valueOf(call.get())).build();
        } catch (RuntimeException failed) {
            return Response.status(502).build();
        }
    }
}
