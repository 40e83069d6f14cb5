package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.concurrent.ExecutorService;

import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/** Called with the executor of virtual threads when it is created; its class is transformed for the tests. */
public final class VirtualThreadHop {

    private VirtualThreadHop() {
    }

    /** The executor to use in place of this one. */
    public static ExecutorService tracked(ExecutorService executor) {
        return ManagedExecutorHop.tracked(executor, WorkKind.VIRTUAL_THREAD);
    }
}
