package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.TrackedExecutor;
import io.quarkiverse.handlertesting.runtime.internal.application.TrackedScheduler;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Tracks the tasks of Mutiny's executors and the asynchronous observers of CDI, while the application runs. */
@Singleton
public class ExecutorHop {

    private final ApplicationTestRuns runs;
    private ScheduledExecutorService ofMutiny;
    private ExecutorService ofArc;

    public ExecutorHop(ApplicationTestRuns runs) {
        this.runs = runs;
    }

    void start(@Observes @Priority(1) StartupEvent event) {
        ofMutiny = Infrastructure.getDefaultWorkerPool();
        Infrastructure.setDefaultExecutor(new TrackedScheduler(ofMutiny, runs.currentCause(), WorkKind.MUTINY), false);
        ofArc = Arc.container().getExecutorService();
        Arc.setExecutor(new TrackedExecutor(ofArc, runs.currentCause(), WorkKind.CDI_ASYNC));
    }

    void stop(@Observes ShutdownEvent event) {
        Infrastructure.setDefaultExecutor(ofMutiny, false);
        Arc.setExecutor(ofArc);
    }
}
