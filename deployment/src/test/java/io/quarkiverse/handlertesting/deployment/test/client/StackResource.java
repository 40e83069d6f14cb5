package io.quarkiverse.handlertesting.deployment.test.client;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.quarkus.vertx.http.Compressed;
import io.quarkus.vertx.http.Uncompressed;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;

/** The parts of an application that a request passes. */
@Path("/stack")
@Singleton
public class StackResource {

    static class Refused extends RuntimeException {
    }

    void filter(@Observes Filters filters) {
        filters.register(exchange -> {
            exchange.response().putHeader("X-Filtered", exchange.request().method() + " " + exchange.request().path());
            exchange.next();
        }, 10);
    }

    @GET
    @Path("event-loop")
    @NonBlocking
    public String eventLoop() {
        return context();
    }

    @GET
    @Path("blocking")
    @Blocking
    public String blocking() {
        return context();
    }

    /** The thread, and what Quarkus requires of the context: that it is duplicated, and marked as safe. */
    static String context() {
        return Thread.currentThread().getName().replaceAll("[0-9]+$", "N") + " " + VertxContext.isOnDuplicatedContext() + " "
                + VertxContextSafetyToggle.isExplicitlyMarkedAsSafe(Vertx.currentContext());
    }

    @GET
    @Path("refused")
    public String refused() {
        throw new Refused();
    }

    @GET
    @Path("fails")
    public String fails() {
        throw new IllegalStateException("disk full");
    }

    @ServerExceptionMapper
    public Response map(Refused refused) {
        return Response.status(422).entity("refused").build();
    }

    @POST
    @Path("length")
    public int length(byte[] body) {
        return body.length;
    }

    @POST
    @Path("upload")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public String upload(@RestForm String name, @RestForm FileUpload file) {
        return name + " " + file.fileName() + " " + file.contentType() + " " + file.size();
    }

    @POST
    @Path("parts")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public String parts(MultipartFormDataInput form) {
        FormValue meta = form.getValues().get("meta").iterator().next();
        FormValue text = form.getValues().get("text").iterator().next();
        return meta.getValue() + " of " + meta.getHeaders().getFirst("Content-Type") + ", " + text.getValue();
    }

    @POST
    @Path("form")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public String form(@RestForm String name, @RestForm String city) {
        return name + " of " + city;
    }

    @GET
    @Path("text")
    @Compressed
    @Produces(MediaType.TEXT_PLAIN)
    public String text() {
        return "x".repeat(10_000);
    }

    @GET
    @Path("uncompressed")
    @Uncompressed
    @Produces(MediaType.TEXT_PLAIN)
    public String uncompressed() {
        return text();
    }

    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    public Multi<String> events() {
        return Multi.createFrom().items("a", "b", "c");
    }
}
