package io.quarkiverse.handlertesting.runtime.internal.router;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.eclipse.microprofile.context.spi.ContextManagerProvider;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.RouterClient;
import io.quarkiverse.handlertesting.http.Sessions;
import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.application.JournalFactory;
import io.quarkiverse.handlertesting.runtime.internal.application.WithoutApplication;
import io.quarkiverse.handlertesting.runtime.internal.cause.CurrentCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.client.RouterTransports;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.EventsConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.MaskConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.SessionsConfig;
import io.quarkiverse.handlertesting.runtime.internal.config.StandaloneConfig;
import io.quarkiverse.handlertesting.runtime.internal.http.RouterSessions;
import io.quarkiverse.handlertesting.runtime.internal.text.Secrets;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** A client of a router alone, or such a client with defaults for its requests. */
public final class RouterClientImpl implements RouterClient {

    private final Shared shared;
    private final HandlerClient client;

    /** The part of a client that its clients with defaults share. */
    private record Shared(Events events, Sessions sessions, Runnable close) {
    }

    private RouterClientImpl(Shared shared, HandlerClient client) {
        this.shared = shared;
        this.client = client;
    }

    public static RouterClient of(Vertx vertx, Handler<RoutingContext> handler) {
        Router router = Router.router(Objects.requireNonNull(vertx, "vertx"));
        router.route().handler(Objects.requireNonNull(handler, "handler"));
        return of(vertx, router);
    }

    public static RouterClient of(Vertx vertx, Router router) {
        Objects.requireNonNull(vertx, "vertx");
        Objects.requireNonNull(router, "router");
        findContextPropagation();
        SmallRyeConfig config = StandaloneConfig.all(ClientConfig.class, EventsConfig.class, SessionsConfig.class,
                MaskConfig.class);
        EventsConfig events = config.getConfigMapping(EventsConfig.class);
        Secrets secrets = Secrets.of(config.getConfigMapping(MaskConfig.class).names().orElse(List.of()));
        TestRuns runs = new TestRuns(test -> JournalFactory.create(test, events, secrets), new NoCause());
        TestRun run = runs.detached("the client of the router");
        RouterTap tap = new RouterTap(runs);
        run.journal().explainedBy(tap);
        RouterEvents ofRun = new RouterEvents(run.journal());
        RouterTransports transports = RouterTransports.of(vertx, router, () -> runs.end(run));
        Route first = tap.addTo(router);
        Sessions sessions = RouterSessions.sessions(run, config.getConfigMapping(SessionsConfig.class),
                RouterTransports.address());
        return new RouterClientImpl(new Shared(ofRun, sessions, () -> {
            transports.close();
            first.remove();
            runs.end(run);
        }), transports.client(config.getConfigMapping(ClientConfig.class), events, run));
    }

    /**
     * The first use of Mutiny looks for MicroProfile's provider of contexts. If two threads do that at once, the second gets an
     * {@link IllegalStateException}, "ContextManagerProvider already set". Handlers of tests that run in parallel are such
     * threads, so the first use is here.
     */
    private static void findContextPropagation() {
        synchronized (ContextManagerProvider.class) {
            ContextManagerProvider.instance();
        }
    }

    @Override
    public Events events() {
        return shared.events();
    }

    @Override
    public Sessions sessions() {
        return shared.sessions();
    }

    @Override
    public void close() {
        shared.close().run();
    }

    @Override
    public HandlerRequest get(String path, Object... pathParams) {
        return client.get(path, pathParams);
    }

    @Override
    public HandlerRequest head(String path, Object... pathParams) {
        return client.head(path, pathParams);
    }

    @Override
    public HandlerRequest request(String method, String path, Object... pathParams) {
        return client.request(method, path, pathParams);
    }

    private RouterClient with(HandlerClient defaults) {
        return new RouterClientImpl(shared, defaults);
    }

    @Override
    public RouterClient as(HandlerSession session) {
        return with(client.as(session));
    }

    @Override
    public HandlerClient as(String user, String... roles) {
        return client.as(user, roles);
    }

    @Override
    public HandlerClient as(TestUser user) {
        return client.as(user);
    }

    @Override
    public RouterClient header(String name, String value) {
        return with(client.header(name, value));
    }

    @Override
    public RouterClient within(Duration deadline) {
        return with(client.within(deadline));
    }

    @Override
    public HandlerClient overSocket() {
        throw WithoutApplication.refusal("overSocket()", "It has no port: send the request in process, or use a @QuarkusTest.");
    }

    @Override
    public RouterClient inProcess() {
        return this;
    }

    @Override
    public HandlerClient bothWays() {
        throw WithoutApplication.refusal("bothWays()", "It has no port: send the request in process, or use a @QuarkusTest.");
    }

    @Override
    public String toString() {
        return "RouterClient";
    }

    /** The code of a router alone is not followed. */
    private static final class NoCause implements CurrentCause {

        @Override
        public RunningCause current() {
            return null;
        }

        @Override
        public void set(RunningCause cause) {
            // Nothing asks for it.
        }

        @Override
        public RunningCause setOfThread(RunningCause cause) {
            return null;
        }
    }
}
