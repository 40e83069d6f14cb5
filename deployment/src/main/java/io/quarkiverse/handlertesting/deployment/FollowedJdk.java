package io.quarkiverse.handlertesting.deployment;

import java.net.http.HttpClient;
import java.nio.channels.AsynchronousByteChannel;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.event.Event;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Type;

import io.quarkiverse.handlertesting.deployment.ReportedMethods.Report;
import io.quarkiverse.handlertesting.deployment.ReportedMethods.Reports;
import io.quarkiverse.handlertesting.runtime.internal.hops.CancelCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.executors.ComputeReports;
import io.quarkiverse.handlertesting.runtime.internal.hops.executors.ExecutorCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.executors.FollowedCompute;
import io.quarkiverse.handlertesting.runtime.internal.hops.executors.FollowedExecutors;
import io.quarkiverse.handlertesting.runtime.internal.hops.executors.FollowedForkJoinPool;
import io.quarkiverse.handlertesting.runtime.internal.hops.executors.FollowedScheduledPool;
import io.quarkiverse.handlertesting.runtime.internal.hops.executors.FollowedThreadPool;
import io.quarkiverse.handlertesting.runtime.internal.hops.executors.ForkJoinCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.executors.PoolCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.executors.QueueCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.ChannelCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.FutureCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.HttpClientCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.ProcessCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.StageCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.StreamCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.ThreadCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.TimerCalls;
import io.quarkiverse.handlertesting.runtime.internal.hops.jdk.TimerTaskReports;
import io.quarkiverse.handlertesting.runtime.internal.messaging.EmitterCalls;
import io.quarkiverse.handlertesting.runtime.internal.taps.AnswerCalls;
import io.quarkiverse.handlertesting.runtime.internal.taps.HeaderLookUps;
import io.quarkiverse.handlertesting.runtime.internal.taps.JakartaAnswerCalls;
import io.quarkiverse.handlertesting.runtime.internal.taps.JsonLookUps;
import io.quarkiverse.handlertesting.runtime.internal.taps.JsonNodeLookUps;
import io.quarkiverse.handlertesting.runtime.internal.taps.MutinySendingCalls;
import io.quarkiverse.handlertesting.runtime.internal.taps.QuarkusRestAnswerCalls;
import io.quarkiverse.handlertesting.runtime.internal.taps.RequestLookUps;
import io.quarkiverse.handlertesting.runtime.internal.taps.SendingCalls;
import io.quarkiverse.handlertesting.runtime.internal.taps.StreamEndCalls;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * The followed part of the JDK: the methods that application classes call, and the classes that they make or extend. Also the
 * methods that send events, answer requests and look up names, whose line is known only at the call.
 */
final class FollowedJdk {

    private static final Set<String> DECORATE_TASK = Set.of(
            "decorateTask(Ljava/lang/Runnable;Ljava/util/concurrent/RunnableScheduledFuture;)",
            "decorateTask(Ljava/util/concurrent/Callable;Ljava/util/concurrent/RunnableScheduledFuture;)");

    private static final Map<String, String> CLASSES = Map.of(
            name(ThreadPoolExecutor.class), name(FollowedThreadPool.class),
            name(ScheduledThreadPoolExecutor.class), name(FollowedScheduledPool.class),
            name(ForkJoinPool.class), name(FollowedForkJoinPool.class));

    /**
     * For a scheduled pool with a {@code decorateTask} of its own: the tasks that it queues are not those that are registered.
     */
    private static final Map<String, String> CLASSES_BUT_SCHEDULED = CLASSES.entrySet().stream()
            .filter(type -> !type.getKey().equals(name(ScheduledThreadPoolExecutor.class)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Not of a {@code CountedCompleter}, which goes on after it has returned. */
    private static final Map<String, Report> COMPUTE = Map.of("compute()", new Report("begin", 0, "end", "end"));
    private static final List<Reports> REPORTS = List.of(
            new Reports(TimerTask.class, TimerTaskReports.class, Map.of("run()", new Report("begin", 0, "end", "thrown")),
                    TimerTaskReports.Reporting.class),
            new Reports(ThreadPoolExecutor.class, PoolCalls.class, Map.of(
                    "beforeExecute(Ljava/lang/Thread;Ljava/lang/Runnable;)", new Report("beforeExecute", 2, null, null),
                    "afterExecute(Ljava/lang/Runnable;Ljava/lang/Throwable;)",
                    new Report(null, 0, "afterExecute", "afterExecute")), null),
            new Reports(RecursiveTask.class, ComputeReports.class, COMPUTE, FollowedCompute.class),
            new Reports(RecursiveAction.class, ComputeReports.class, COMPUTE, FollowedCompute.class));

    private static final String HTTP_HEADERS = "jakarta.ws.rs.core.HttpHeaders";
    private static final String JSON_NODE = "com.fasterxml.jackson.databind.JsonNode";
    private static final String REQUEST_CONTEXT = "jakarta.ws.rs.container.ContainerRequestContext";
    private static final String EMITTER = "org.eclipse.microprofile.reactive.messaging.Emitter";
    private static final String MUTINY_EMITTER = "io.smallrye.reactive.messaging.MutinyEmitter";

    private static final String RESPONSE_BUILDER = "jakarta.ws.rs.core.Response$ResponseBuilder";
    private static final String SSE_SINK = "jakarta.ws.rs.sse.SseEventSink";
    private static final String REST_RESPONSE = "org.jboss.resteasy.reactive.RestResponse";

    private final Subclasses subclasses;
    private final CallSites sites;

    FollowedJdk(ClassLoader loader) {
        subclasses = new Subclasses(loader);
        sites = new CallSites(subclasses)
                .add(FutureCalls.class, CompletableFuture.class)
                .add(StageCalls.class, CompletionStage.class)
                .add(ThreadCalls.class, threads())
                .add(TimerCalls.class, Timer.class)
                .addWithLine(CancelCalls.class, Future.class, TimerTask.class, Timer.class, Cancellable.class,
                        Flow.Subscription.class, Vertx.class)
                .add(StreamCalls.class, Collection.class, StreamSupport.class)
                .add(HttpClientCalls.class, HttpClient.class)
                .add(ProcessCalls.class, Process.class, ProcessHandle.class)
                .add(ChannelCalls.class, AsynchronousByteChannel.class, AsynchronousSocketChannel.class,
                        AsynchronousServerSocketChannel.class, AsynchronousFileChannel.class)
                .add(FollowedExecutors.class, Executors.class)
                .add(ForkJoinCalls.class, ForkJoinPool.class, ForkJoinTask.class)
                .add(ExecutorCalls.class, Executor.class, ExecutorService.class)
                .add(QueueCalls.class, BlockingQueue.class)
                .addWithLine(SendingCalls.class, Event.class, EventBus.class)
                .addWithLine(MutinySendingCalls.class, io.vertx.mutiny.core.eventbus.EventBus.class)
                .addWithLine(AnswerCalls.class, HttpServerResponse.class, RoutingContext.class)
                .addWithLine(StreamEndCalls.class, MultiEmitter.class, BroadcastProcessor.class, UnicastProcessor.class)
                .addWithLine(RequestLookUps.class, HttpServerRequest.class, RoutingContext.class)
                .addWithLine(JsonLookUps.class, JsonObject.class);
        load(RESPONSE_BUILDER).ifPresent(builder -> sites.addWithLine(JakartaAnswerCalls.class, builder,
                load(SSE_SINK).orElseThrow()));
        load(REST_RESPONSE).ifPresent(response -> sites.addWithLine(QuarkusRestAnswerCalls.class, response,
                load(REST_RESPONSE + "$ResponseBuilder").orElseThrow()));
        load(JSON_NODE).ifPresent(node -> sites.addWithLine(JsonNodeLookUps.class, node));
        load(HTTP_HEADERS).ifPresent(headers -> sites.addWithLine(HeaderLookUps.class, headers,
                load(REQUEST_CONTEXT).orElseThrow()));
        load(EMITTER).ifPresent(emitter -> sites.addWithLine(EmitterCalls.class, emitter,
                load(MUTINY_EMITTER).orElseThrow()));
    }

    /** A class of an extension that the application may lack. */
    private static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name, false, FollowedJdk.class.getClassLoader()));
        } catch (ClassNotFoundException absent) {
            return Optional.empty();
        }
    }

    private static String name(Class<?> type) {
        return Type.getInternalName(type);
    }

    /** A JDK before 21 has no {@code Thread.Builder}. */
    private static Class<?>[] threads() {
        return Stream.concat(Stream.of(Thread.class), Stream.of(Thread.class.getClasses())
                .filter(type -> type.getSimpleName().equals("Builder"))).toArray(Class<?>[]::new);
    }

    CallSites sites() {
        return sites;
    }

    /** A class whose constants have none of these names stays as it is. */
    Set<String> constants() {
        Set<String> constants = new HashSet<>(sites.names());
        constants.addAll(CLASSES.keySet());
        REPORTS.forEach(reports -> reports.methods().keySet()
                .forEach(method -> constants.add(method.substring(0, method.indexOf('(')))));
        return constants;
    }

    /** The bytes of a class, with what it has of these; the same array if it has none. */
    byte[] follow(byte[] bytes) {
        ClassReader file = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(file, 0);
        String parent = file.getSuperName();
        boolean decorates = name(ScheduledThreadPoolExecutor.class).equals(parent)
                && subclasses.declares(file.getClassName(), DECORATE_TASK);
        ReplacedCalls calls = new ReplacedCalls(writer, sites, decorates ? CLASSES_BUT_SCHEDULED : CLASSES);
        ClassVisitor visitor = calls;
        for (Reports reports : REPORTS) {
            if (parent != null && subclasses.test(parent, reports.superclass())
                    && subclasses.declares(file.getClassName(), reports.methods().keySet())) {
                visitor = new ReportedMethods(visitor, reports);
            }
        }
        file.accept(visitor, ClassReader.EXPAND_FRAMES);
        return visitor != calls || calls.isChanged() ? writer.toByteArray() : bytes;
    }
}
