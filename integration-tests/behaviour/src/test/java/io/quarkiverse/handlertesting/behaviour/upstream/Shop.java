package io.quarkiverse.handlertesting.behaviour.upstream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.quarkus.runtime.StartupEvent;

/** An application that calls other services. */
@Path("/shop")
public class Shop {

    @RegisterRestClient(configKey = "stock")
    public interface Stock {
        @GET
        @Path("/items/7")
        String item();
    }

    @RegisterRestClient(baseUri = "http://prices.invalid/v1")
    public interface Prices {
        @POST
        @Path("/price")
        String price(String item);
    }

    @Inject
    @RestClient
    Stock stock;
    @Inject
    @RestClient
    Prices prices;
    @ConfigProperty(name = "shop.mail")
    String mail;
    private String atStart;

    void started(@Observes StartupEvent event, @RestClient Stock called) {
        try {
            atStart = called.item();
        } catch (WebApplicationException refused) {
            atStart = "refused: " + refused.getResponse().getStatus();
        }
    }

    @GET
    @Path("/start")
    public String atStart() {
        return atStart;
    }

    @GET
    @Path("/item")
    public String item() {
        return stock.item();
    }

    @GET
    @Path("/price")
    public String price() {
        return prices.price("7");
    }

    @GET
    @Path("/mail")
    public String mail() {
        return mail;
    }
}
