package io.quarkiverse.handlertesting.behaviour.upstream;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;

/**
 * An application whose REST clients have their addresses from properties of other names than {@code url}, and from
 * code. Some of them call a proxy, which does not exist.
 */
@Path("/hubs")
@ApplicationScoped
public class Hubs {

    @RegisterRestClient(configKey = "hub-uri")
    public interface OfUri {
        @GET
        @Path("items")
        String items();
    }

    @RegisterRestClient(configKey = "hub-mp")
    public interface OfMicroProfile {
        @GET
        @Path("items")
        String items();
    }

    @RegisterRestClient(configKey = "hub-mp-uri")
    public interface OfMicroProfileUri {
        @GET
        @Path("items")
        String items();
    }

    @RegisterRestClient(configKey = "hub-override")
    public interface OfOverride {
        @GET
        @Path("items")
        String items();
    }

    @RegisterRestClient(configKey = "hub-built")
    public interface Built {
        @GET
        @Path("items")
        String items();
    }

    private final Map<String, Supplier<String>> hubs;

    Hubs(@RestClient OfUri uri, @RestClient OfMicroProfile mp, @RestClient OfMicroProfileUri mpUri,
            @RestClient OfOverride override) {
        hubs = Map.of("uri", uri::items, "mp", mp::items, "mp-uri", mpUri::items, "override", override::items, "built",
                () -> RestClientBuilder.newBuilder().baseUri(URI.create("https://hub.invalid/built/by?key=abc"))
                        .build(Built.class).items(),
                "quarkus", () -> QuarkusRestClientBuilder.newBuilder().baseUri(URI.create("https://hub.invalid/quarkus/"))
                        .proxyAddress("proxy.invalid", 3128)
                        .build(Built.class).items());
    }

    @GET
    @Path("/{hub}")
    public String items(@PathParam("hub") String hub) {
        return hubs.get(hub).get();
    }
}
