package io.quarkiverse.handlertesting.deployment;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

import io.quarkiverse.handlertesting.runtime.internal.hops.ContextHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.HandlerHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.JobHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.ManagedExecutorHop;
import io.quarkiverse.handlertesting.runtime.internal.hops.TimerHop;
import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkiverse.handlertesting.runtime.internal.taps.OutgoingCallTap;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;

/**
 * Changes the bytecode of Vert.x, Netty, Context Propagation, Quarkus REST, RESTEasy Classic, Undertow, the scheduler and
 * quarkus-test-vertx. Timers and event loops then report what is set and queued, clients when they connect, endpoints when they
 * are given to a thread, jobs when they are scheduled, test methods when they are started on a context of Vert.x; executors are
 * tracked. These classes have no listeners, and code can reach them from anywhere, so changing them for the tests is the
 * only way to see all tasks. If such a class lacks an expected method, {@link SelfCheckProcessor} reports what no longer works.
 */
@BuildSteps(onlyIf = IsTest.class)
class BytecodeProcessor {

    static final String VERTX_CORE = "io.vertx:vertx-core";
    private static final String NETTY_COMMON = "io.netty:netty-common";
    private static final String TEST_VERTX = "io.quarkus:quarkus-test-vertx";

    // Names, not classes: a class that no longer exists must not fail the build.
    private static final String VERTX = "io.vertx.core.impl.VertxImpl";
    private static final String EVENT_LOOP = "io.netty.util.concurrent.SingleThreadEventExecutor";
    private static final String JOB = "io.quarkus.scheduler.common.runtime.AbstractJobDefinition";
    private static final String REQUEST = "doRequest(Lio/vertx/core/http/RequestOptions;"
            + "Lio/vertx/core/impl/future/PromiseInternal;)V";
    private static final String WEB_SOCKET = "webSocket(Lio/vertx/core/http/WebSocketConnectOptions;"
            + "Lio/vertx/core/impl/future/PromiseInternal;)V";
    private static final String REST_CONTEXT = "org.jboss.resteasy.reactive.common.core.AbstractResteasyReactiveContext";
    private static final String RESUME = "resume(Ljava/util/concurrent/Executor;)V";
    private static final String CLASSIC_HANDLER = "io.quarkus.resteasy.runtime.standalone.VertxRequestHandler";
    private static final String CLASSIC_CONSTRUCTOR = "<init>(Lio/vertx/core/Vertx;Lorg/jboss/resteasy/spi/ResteasyDeployment;"
            + "Ljava/lang/String;Lio/quarkus/resteasy/runtime/standalone/BufferAllocator;Ljava/util/concurrent/Executor;J)V";
    private static final String SERVLETS = "io.quarkus.undertow.runtime.UndertowDeploymentRecorder";
    private static final String START_UNDERTOW = "startUndertow(Lio/quarkus/runtime/ShutdownContext;"
            + "Ljava/util/concurrent/ExecutorService;Lio/undertow/servlet/api/DeploymentManager;Ljava/util/List;)"
            + "Lio/vertx/core/Handler;";
    private static final String MANAGED_EXECUTOR = "<init>(IILio/smallrye/context/SmallRyeThreadContext;"
            + "Ljava/util/concurrent/ExecutorService;Ljava/lang/String;)V";
    private static final String THREAD_CONTEXT = "<init>(Lio/smallrye/context/SmallRyeContextManager;[Ljava/lang/String;"
            + "[Ljava/lang/String;[Ljava/lang/String;Ljava/lang/String;Ljava/util/concurrent/ExecutorService;)V";
    private static final String EXECUTE = "execute(Ljava/lang/Runnable;)V";
    private static final String SET_TASK = "setTask(Ljava/util/function/Consumer;Z)"
            + "Lio/quarkus/scheduler/Scheduler$JobDefinition;";
    private static final String SET_ASYNC_TASK = "setAsyncTask(Ljava/util/function/Function;)"
            + "Lio/quarkus/scheduler/Scheduler$JobDefinition;";

    @BuildStep
    void vertx(BuildProducer<ExpectedClassBuildItem> expected) {
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, "timers", new ExpectedClass(VERTX_CORE, VERTX,
                List.of(ExpectedMethod.changed(TimerMethods.SET_TIMER, TimerHop.class, "once"),
                        ExpectedMethod.changed(TimerMethods.SET_PERIODIC, TimerHop.class, "periodic"),
                        ExpectedMethod.changed(TimerMethods.SCHEDULE, TimerHop.class, "stream", "scheduled"),
                        ExpectedMethod.changed(TimerMethods.TIMER, TimerHop.class, "future")),
                visitor -> new ReplacedArguments(new TimerMethods(visitor), TimerHop.class,
                        Map.of(TimerMethods.SET_TIMER, "once", TimerMethods.SET_PERIODIC, "periodic")))));
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, "cancelled timers", new ExpectedClass(VERTX_CORE,
                VERTX + "$InternalTimerHandler",
                List.of(ExpectedMethod.changed(TimerMethods.TRY_CANCEL, TimerHop.class, "cancelled")), TimerMethods::new)));
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, "timeouts of futures", new ExpectedClass(VERTX_CORE,
                "io.vertx.core.impl.future.FutureBase",
                List.of(ExpectedMethod.changed(TimerMethods.TIMEOUT, TimerHop.class, "future")), TimerMethods::new)));
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, "tasks on event loops", new ExpectedClass(NETTY_COMMON,
                EVENT_LOOP, List.of(ExpectedMethod.changed(EXECUTE, ContextHop.class, "queued")),
                visitor -> new ReplacedArguments(visitor, ContextHop.class, Map.of(EXECUTE, "queued")))));
    }

    @BuildStep
    void clients(BuildProducer<ExpectedClassBuildItem> expected) {
        connecting(expected, "requests that get no response", "HttpClientImpl", REQUEST);
        connecting(expected, "WebSockets that cannot be opened", "HttpClientBase", WEB_SOCKET);
    }

    private static void connecting(BuildProducer<ExpectedClassBuildItem> expected, String purpose, String type, String method) {
        expected.produce(new ExpectedClassBuildItem(Ability.FAILED_CALLS, purpose, new ExpectedClass(VERTX_CORE,
                "io.vertx.core.http.impl." + type,
                List.of(ExpectedMethod.changed(method, OutgoingCallTap.class, "connecting")),
                visitor -> new ReportedArguments(visitor, method, OutgoingCallTap.class, "connecting",
                        "(Lio/vertx/core/http/RequestOptions;Lio/vertx/core/Promise;)V"))));
    }

    @BuildStep
    void handlers(Capabilities capabilities, BuildProducer<ExpectedClassBuildItem> expected) {
        if (capabilities.isPresent(Capability.RESTEASY_REACTIVE)) {
            dispatched(expected, "handlers that block", "io.quarkus.resteasy.reactive:resteasy-reactive-common", REST_CONTEXT,
                    RESUME, Executor.class);
        }
        if (capabilities.isPresent(Capability.RESTEASY)) {
            dispatched(expected, "handlers of RESTEasy Classic", "io.quarkus:quarkus-resteasy", CLASSIC_HANDLER,
                    CLASSIC_CONSTRUCTOR, Executor.class);
        }
        if (capabilities.isPresent(Capability.SERVLET)) {
            dispatched(expected, "servlets", "io.quarkus:quarkus-undertow", SERVLETS, START_UNDERTOW, ExecutorService.class);
        }
    }

    private static void dispatched(BuildProducer<ExpectedClassBuildItem> expected, String purpose, String artifact, String type,
            String method, Class<? extends Executor> executor) {
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, purpose, new ExpectedClass(artifact, type,
                List.of(ExpectedMethod.changed(method, HandlerHop.class, "dispatched")),
                visitor -> new ReplacedArguments(visitor, HandlerHop.class, Map.of(method, "dispatched"),
                        descriptor -> ObjectArgument.ofType(executor, descriptor)))));
    }

    @BuildStep
    void testMethods(CurateOutcomeBuildItem application, BuildProducer<ExpectedClassBuildItem> expected) {
        if (Dependencies.find(application, TEST_VERTX).isPresent()) {
            testMethods(expected);
        }
    }

    static void testMethods(BuildProducer<ExpectedClassBuildItem> expected) {
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, "test methods on a context of Vert.x",
                StartedTestMethod.of(TEST_VERTX)));
    }

    @BuildStep
    void executors(BuildProducer<ExpectedClassBuildItem> expected) {
        tracked(expected, "ManagedExecutor", "SmallRyeManagedExecutor", MANAGED_EXECUTOR);
        tracked(expected, "stages of a ThreadContext", "SmallRyeThreadContext", THREAD_CONTEXT);
    }

    private static void tracked(BuildProducer<ExpectedClassBuildItem> expected, String purpose, String type,
            String constructor) {
        expected.produce(new ExpectedClassBuildItem(Ability.IDLE, purpose, new ExpectedClass(
                "io.smallrye:smallrye-context-propagation", "io.smallrye.context." + type,
                List.of(ExpectedMethod.changed(constructor, ManagedExecutorHop.class, "tracked")),
                visitor -> new ReplacedArguments(visitor, ManagedExecutorHop.class, Map.of(constructor, "tracked"),
                        descriptor -> ObjectArgument.ofType(ExecutorService.class, descriptor)))));
    }

    @BuildStep
    void scheduler(Capabilities capabilities, BuildProducer<ExpectedClassBuildItem> expected) {
        if (capabilities.isPresent(Capability.SCHEDULER)) {
            expected.produce(new ExpectedClassBuildItem(Ability.JOBS, "jobs of the scheduler", new ExpectedClass(
                    "io.quarkus:quarkus-scheduler-common", JOB,
                    List.of(ExpectedMethod.changed(SET_TASK, JobHop.class, "task"),
                            ExpectedMethod.changed(SET_ASYNC_TASK, JobHop.class, "asyncTask")),
                    visitor -> new ReplacedArguments(visitor, JobHop.class,
                            Map.of(SET_TASK, "task", SET_ASYNC_TASK, "asyncTask")))));
        }
    }
}
