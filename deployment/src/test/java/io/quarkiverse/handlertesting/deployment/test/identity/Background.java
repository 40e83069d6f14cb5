package io.quarkiverse.handlertesting.deployment.test.identity;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.context.ManagedExecutor;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;

/** Ways to run background work, and the identity that the application sees there. */
@Path("/background")
public class Background {

    @Inject
    ManagedExecutor managed;
    @Inject
    Vertx vertx;
    @Inject
    RequestEnd ending;
    @Inject
    Event<Question> questions;
    @Inject
    Answers answers;

    record Question(Supplier<String> who, CompletableFuture<String> answer) {
    }

    /** Runs the work while the request waits for it. */
    @GET
    @Path("/{way}")
    public CompletionStage<String> during(@PathParam("way") String way) {
        return ways().get(way).apply(Background::who);
    }

    /** Runs the work after the request. */
    @POST
    @Path("/{way}")
    public String after(@PathParam("way") String way) {
        CountDownLatch over = ending.over();
        ways().get(way).apply(() -> afterwards(over)).whenComplete(answers::add);
        return "started";
    }

    private Map<String, Function<Supplier<String>, CompletionStage<String>>> ways() {
        return Map.of(
                "managed executor", managed::supplyAsync,
                "uni", who -> Uni.createFrom().item(who).runSubscriptionOn(Infrastructure.getDefaultExecutor())
                        .map(Function.identity()).subscribeAsCompletionStage(),
                "blocking", who -> vertx.executeBlocking(who::get, false).toCompletionStage(),
                "event", who -> ask(who, questions::fireAsync),
                "bus", who -> vertx.eventBus().<String> request("who", "").map(reply -> reply.body()).toCompletionStage(),
                "common pool", CompletableFuture::supplyAsync);
    }

    private static CompletionStage<String> ask(Supplier<String> who, Function<Question, ?> way) {
        Question question = new Question(who, new CompletableFuture<>());
        way.apply(question);
        return question.answer();
    }

    void answer(@ObservesAsync Question question) {
        question.answer().complete(question.who().get());
    }

    private static String afterwards(CountDownLatch over) {
        try {
            return over.await(10, SECONDS) ? who() : "never over";
        } catch (InterruptedException interrupted) {
            return "interrupted";
        }
    }

    /** The name of the user; "anonymous", or the name of an exception, if there is no identity. */
    static String who() {
        try {
            SecurityIdentity identity = Arc.container().instance(SecurityIdentity.class).get();
            return identity.isAnonymous() ? "anonymous" : identity.getPrincipal().getName();
        } catch (RuntimeException refused) {
            return refused.getClass().getSimpleName();
        }
    }
}
