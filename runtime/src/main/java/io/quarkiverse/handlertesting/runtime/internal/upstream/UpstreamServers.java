package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;

/**
 * The listeners of all upstreams of an application, each on a port that the system chooses. They share a Vert.x of their own:
 * the application does not have a Vert.x yet when it reads its configuration, and must not answer its own calls. Thread-safe.
 */
final class UpstreamServers implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting.upstream");
    private static final String HOST = "localhost";
    private static final int WORKERS = 8;
    /** In bytes, for a request line and for all headers: services accept more than the 4 and 8 KiB of Vert.x. */
    static final int MAX_HEAD = 1 << 20;
    private static final long TIME_LIMIT_SECONDS = 30;

    private final Map<String, PartitionedUpstream> upstreams;
    /** Completed after the warm-up: the warm-up still needs the Vert.x that {@link #close} ends. */
    private final CompletableFuture<Vertx> vertx = new CompletableFuture<>();
    private final Map<String, CompletableFuture<Integer>> ports = new ConcurrentHashMap<>();

    UpstreamServers(Map<String, PartitionedUpstream> upstreams) {
        this.upstreams = upstreams;
        upstreams.keySet().forEach(name -> ports.put(name, new CompletableFuture<>()));
    }

    /**
     * Starts the listeners on a new thread, and does not wait for them. Without upstreams, it starts nothing. Must be called
     * once.
     *
     * @return this
     */
    UpstreamServers start() {
        if (upstreams.isEmpty()) {
            return this;
        }
        Thread starter = new Thread(this::startAll, "handler-testing-upstreams");
        starter.setDaemon(true);
        starter.start();
        return this;
    }

    private void startAll() {
        try {
            Vertx own = Vertx.vertx(new VertxOptions().setUseDaemonThread(true).setEventLoopPoolSize(1).setWorkerPoolSize(1)
                    .setInternalBlockingPoolSize(1).setFileSystemOptions(new FileSystemOptions()
                            .setClassPathResolvingEnabled(false).setFileCachingEnabled(false)));
            WorkerExecutor workers = own.createSharedWorkerExecutor("handler-testing-upstream", WORKERS);
            upstreams.values().forEach(upstream -> listen(own, workers, upstream));
            upstreams.values().forEach(upstream -> warmUp(upstream::warmUp));
            warmUp(() -> new WarmUpCall(own, workers).send());
            vertx.complete(own);
        } catch (RuntimeException | Error failed) {
            vertx.completeExceptionally(failed);
            ports.values().forEach(port -> port.completeExceptionally(failed));
        } finally {
            upstreams.values().forEach(PartitionedUpstream::ready);
        }
    }

    /** Only logs a failure: the same step fails again when a test needs it, and is reported then. */
    private static void warmUp(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | LinkageError failed) {
            LOG.debug("A mock upstream could not be warmed up", failed);
        }
    }

    private void listen(Vertx own, WorkerExecutor workers, PartitionedUpstream upstream) {
        Router router = Router.router(own);
        UpstreamHandler handler = new UpstreamHandler(upstream, workers);
        router.route().handler(handler);
        HttpServerOptions options = new HttpServerOptions().setHost(HOST).setPort(0).setMaxInitialLineLength(MAX_HEAD)
                .setMaxHeaderSize(MAX_HEAD);
        options.getInitialSettings().setMaxHeaderListSize(MAX_HEAD);
        CompletableFuture<Integer> port = ports.get(upstream.name());
        own.createHttpServer(options).requestHandler(router).invalidRequestHandler(handler::refuse).listen()
                .onSuccess(server -> port.complete(server.actualPort())).onFailure(port::completeExceptionally);
    }

    Map<String, PartitionedUpstream> upstreams() {
        return upstreams;
    }

    /** The address of an upstream, without a path. Waits until the upstream listens. */
    String url(String upstream) {
        return "http://" + authority(upstream);
    }

    /** Host and port of an upstream. Waits until the upstream listens. */
    String authority(String upstream) {
        return HOST + ":" + ports.get(upstream).orTimeout(TIME_LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        if (upstreams.isEmpty()) {
            return;
        }
        vertx.thenAccept(own -> own.close().toCompletionStage().toCompletableFuture().join()).join();
    }
}
