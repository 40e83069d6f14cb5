package io.quarkiverse.handlertesting.modelhub.auth;

import java.net.URI;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

import io.vertx.ext.web.RoutingContext;

/**
 * Each step exists twice: for scripts, which read the next address from the response, and for browsers, which are redirected.
 */
@Path("/auth")
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {

    private final Logins logins;

    AuthResource(Logins logins) {
        this.logins = logins;
    }

    @POST
    @Path("/initiate")
    @ResponseStatus(201)
    public NextLocation initiate(RoutingContext context, UriInfo uri) {
        return new NextLocation(begin(context, uri).toString());
    }

    @GET
    @Path("/login")
    public RestResponse<Void> login(RoutingContext context, UriInfo uri) {
        return ResponseBuilder.<Void> create(Status.FOUND).location(begin(context, uri)).build();
    }

    @POST
    @Path("/callback")
    @Consumes(MediaType.APPLICATION_JSON)
    public NextLocation complete(@NotNull Callback callback, RoutingContext context) {
        logins.complete(new LoginSession(context), callback);
        return new NextLocation("/");
    }

    @GET
    @Path("/callback")
    public RestResponse<Void> completeAndRedirect(@RestQuery String code, @RestQuery String state, @RestQuery String error,
            RoutingContext context) {
        logins.complete(new LoginSession(context), new Callback(code, state, error));
        return RestResponse.seeOther(URI.create("/me"));
    }

    @POST
    @Path("/logout")
    public void logout(RoutingContext context) {
        logins.end(new LoginSession(context));
    }

    private URI begin(RoutingContext context, UriInfo uri) {
        URI redirectUri = uri.getBaseUriBuilder().path(AuthResource.class).path("callback").build();
        return logins.begin(new LoginSession(context), redirectUri);
    }
}
