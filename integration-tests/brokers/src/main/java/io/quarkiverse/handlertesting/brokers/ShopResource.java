package io.quarkiverse.handlertesting.brokers;

import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;

import io.smallrye.common.annotation.NonBlocking;

/** The endpoints of the shop. */
@Path("/")
public class ShopResource {

    @Inject
    Shop shop;

    @POST
    @NonBlocking
    @Path("orders/{id}/{item}")
    public void order(@RestPath String id, @RestPath String item) {
        shop.order(id, item);
    }

    @POST
    @NonBlocking
    @Path("requests/{id}")
    public CompletionStage<Void> request(@RestPath String id) {
        return shop.request(id);
    }

    @POST
    @NonBlocking
    @Path("invoices/{id}")
    public void invoice(@RestPath String id) {
        shop.invoice(id);
    }

    @POST
    @NonBlocking
    @Path("parked/{id}")
    public CompletionStage<Void> park(@RestPath String id) {
        return shop.park(id);
    }

    @POST
    @NonBlocking
    @Path("audits/{id}")
    public void audit(@RestPath String id) {
        shop.audit(id);
    }

    @POST
    @NonBlocking
    @Path("parcels/{id}")
    public void pack(@RestPath String id) {
        shop.pack(id);
    }
}
