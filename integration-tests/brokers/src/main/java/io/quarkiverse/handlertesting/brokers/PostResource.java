package io.quarkiverse.handlertesting.brokers;

import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;

import io.smallrye.common.annotation.NonBlocking;

/** The endpoints of the post. */
@Path("/")
@NonBlocking
public class PostResource {

    @Inject
    Post post;

    @POST
    @Path("letters/{id}/{text}")
    public void write(@RestPath String id, @RestPath String text) {
        post.write(id, text);
    }

    @POST
    @Path("questions/{id}")
    public CompletionStage<Void> ask(@RestPath String id) {
        return post.ask(id);
    }

    @POST
    @Path("held/{id}")
    public CompletionStage<Void> hold(@RestPath String id) {
        return post.hold(id);
    }

    @POST
    @Path("news/{text}")
    public void report(@RestPath String text) {
        post.report(text);
    }

    @POST
    @Path("stamps/{id}")
    public CompletionStage<Void> stamp(@RestPath String id) {
        return post.stamp(id);
    }
}
