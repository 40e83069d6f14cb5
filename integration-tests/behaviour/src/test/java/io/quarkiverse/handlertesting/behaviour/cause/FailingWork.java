package io.quarkiverse.handlertesting.behaviour.cause;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.vertx.ext.web.Router;

/** Work that ends with an exception which reaches nobody, as a task of an executor does. */
@Singleton
class FailingWork {

    @Inject
    ApplicationTestRuns runs;

    void add(@Observes Router router) {
        router.post("/unseen/:model").handler(exchange -> {
            fail(new IllegalStateException("no model " + exchange.pathParam("model")));
            exchange.response().setStatusCode(202).end();
        });
    }

    void fail(Throwable thrown) {
        fail(runs.currentCause().current(), thrown);
    }

    /** Fails in the name of a cause. */
    static void fail(RunningCause cause, Throwable thrown) {
        Work work = cause.begin(WorkKind.EXECUTOR, null);
        work.failed(thrown);
        work.end();
    }
}
