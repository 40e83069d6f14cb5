package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.util.concurrent.CompletableFuture;

import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/** Called in place of {@link Process#onExit()} and {@link ProcessHandle#onExit()}. */
public final class ProcessCalls {

    private ProcessCalls() {
    }

    public static CompletableFuture<Process> onExit(Process process) {
        return FollowedFuture.of(WorkKind.ASYNC, process::onExit);
    }

    public static CompletableFuture<ProcessHandle> onExit(ProcessHandle process) {
        return FollowedFuture.of(WorkKind.ASYNC, process::onExit);
    }
}
