package io.quarkiverse.handlertesting.borders;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkus.cache.CacheResult;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.ConsumeEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;

/** The identity of {@code as(…)} goes over each border that the identity of a login crosses, and over no other. */
@QuarkusTest
class IdentityTest {

    @Inject
    Events events;
    @Inject
    HandlerClient client;

    record Acted(String user) {
    }

    /** Accepts each user whose password is the name. */
    @ApplicationScoped
    static class Users implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

        @Override
        public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
            return UsernamePasswordAuthenticationRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(UsernamePasswordAuthenticationRequest request,
                AuthenticationRequestContext context) {
            return Uni.createFrom().item(QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(request.getUsername())).addRole("user").build());
        }
    }

    public static class ActingJob implements Job {

        @Override
        public void execute(JobExecutionContext context) {
            ((Runnable) context.getMergedJobDataMap().get("act")).run();
        }
    }

    record Observed() {
    }

    @ApplicationScoped
    static class Borders {

        @Inject
        SecurityIdentity identity;
        @Inject
        Event<Acted> acted;
        @Inject
        Event<Observed> observed;
        @Inject
        ManagedExecutor executor;
        @Inject
        @VirtualThreads
        ExecutorService virtual;
        @Inject
        Vertx vertx;
        @Inject
        Scheduler quartz;
        @Inject
        Borders self;
        private volatile CompletableFuture<String> crossed;

        void act() {
            String user;
            try {
                user = identity.isAnonymous() ? "anonymous" : identity.getPrincipal().getName();
            } catch (RuntimeException none) {
                user = none.getClass().getSimpleName();
            }
            acted.fire(new Acted(user));
            crossed.complete("crossed");
        }

        /** Lasts until the border is crossed: after the end of a request, its identity is gone. */
        Uni<String> crossing(String border) throws SchedulerException {
            crossed = new CompletableFuture<>();
            CompletableFuture<String> end = crossed;
            cross(border);
            return Uni.createFrom().completionStage(end);
        }

        private void cross(String border) throws SchedulerException {
            Uni<String> late = Uni.createFrom().item("value").onItem().delayIt().by(ofMillis(20));
            switch (border) {
                case "handler" -> act();
                case "managed executor" -> executor.execute(this::act);
                case "stage" -> executor.supplyAsync(() -> "value").thenRun(this::act);
                case "virtual thread" -> virtual.execute(this::act);
                case "worker pool" -> Infrastructure.getDefaultWorkerPool().execute(this::act);
                case "Uni" -> late.subscribe().with(value -> act());
                case "emitOn" -> late.emitOn(executor).subscribe().with(value -> act());
                case "memoize" -> late.memoize().indefinitely().subscribe().with(value -> act());
                case "timer" -> vertx.setTimer(5, due -> act());
                case "executeBlocking" -> vertx.executeBlocking(() -> {
                    act();
                    return null;
                });
                case "event bus" -> vertx.eventBus().send("identity", "message");
                case "event bus, blocking" -> vertx.eventBus().send("identity-blocking", "message");
                case "asynchronous observer" -> observed.fireAsync(new Observed());
                case "retry" -> self.retried(new int[1]).subscribe().with(value -> act());
                case "@Asynchronous" -> self.asynchronous().subscribe().with(value -> {
                });
                case "cache" -> self.cached(System.nanoTime()).subscribe().with(value -> act());
                case "Quartz" -> {
                    JobDetail job = JobBuilder.newJob(ActingJob.class).build();
                    job.getJobDataMap().put("act", (Runnable) this::act);
                    quartz.scheduleJob(job, TriggerBuilder.newTrigger().startNow().build());
                }
                default -> throw new IllegalArgumentException(border);
            }
        }

        @ConsumeEvent("identity")
        void consume(String message) {
            act();
        }

        @ConsumeEvent("identity-blocking")
        @Blocking
        void consumeBlocking(String message) {
            act();
        }

        void observe(@ObservesAsync Observed event) {
            act();
        }

        @Retry(delay = 20)
        Uni<String> retried(int[] attempts) {
            return attempts[0]++ == 0 ? Uni.createFrom().failure(new IllegalStateException("expected"))
                    : Uni.createFrom().item("value");
        }

        @Asynchronous
        Uni<String> asynchronous() {
            act();
            return Uni.createFrom().item("value");
        }

        @CacheResult(cacheName = "identity")
        Uni<String> cached(long key) {
            return Uni.createFrom().item("value").onItem().delayIt().by(ofMillis(20));
        }
    }

    @Path("/identity")
    public static class Endpoint {

        @Inject
        Borders borders;

        @POST
        public Uni<String> cross(String border) throws SchedulerException {
            return borders.crossing(border);
        }

        @POST
        @Path("blocking")
        @Blocking
        public Uni<String> crossOnWorkerThread(String border) throws SchedulerException {
            return borders.crossing(border);
        }
    }

    /** Where Quarkus does not carry the identity of a login, there is none of {@code as(…)} either. */
    @ParameterizedTest
    @CsvSource({ "handler, ann", "managed executor, ann", "stage, ann", "virtual thread, ann", "Uni, ann", "emitOn, ann",
            "memoize, ann", "timer, ann", "executeBlocking, ann", "retry, ann", "@Asynchronous, ann", "cache, ann",
            "worker pool, ContextNotActiveException", "event bus, IllegalStateException", "'event bus, blocking', anonymous",
            "asynchronous observer, anonymous", "Quartz, ContextNotActiveException" })
    void isCarriedAsThatOfALogin(String border, String user) {
        List<String> expected = List.of("Acted[user=" + user + "]");
        for (String path : List.of("/identity", "/identity/blocking")) {
            assertEquals(expected, acting(border, path, this::login), "login, " + path);
            assertEquals(expected, acting(border, path, this::as), "as, " + path);
        }
    }

    private HandlerRequest login(HandlerRequest request) {
        return request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString("ann:ann".getBytes()));
    }

    private HandlerRequest as(HandlerRequest request) {
        return request.as("ann", "user");
    }

    private List<String> acting(String border, String path, UnaryOperator<HandlerRequest> user) {
        int before = acted().size();
        user.apply(client.post(path)).header("Content-Type", "text/plain").body(border).send().expectStatus(200);
        events.awaitIdle(ofSeconds(30));
        List<String> acted = acted();
        return acted.subList(before, acted.size());
    }

    private List<String> acted() {
        return events.seen().stream().map(event -> event.payload()).filter(CdiEvent.class::isInstance)
                .map(payload -> ((CdiEvent) payload).event()).filter(Acted.class::isInstance).map(Object::toString).toList();
    }
}
