package io.quarkiverse.handlertesting.borders;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkus.arc.All;
import io.vertx.core.Context;
import io.vertx.ext.web.Router;

/** All forms of all borders, and the route that starts each. */
@Singleton
class Landings {

    @All
    List<Border> borders;
    @Inject
    ApplicationTestRuns runs;
    @Inject
    Event<HopEvent> hopped;

    /** The forms that have landed while no work of their test was running. */
    final List<String> unawaited = new CopyOnWriteArrayList<>();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();
    volatile CountDownLatch looked;

    void add(@Observes Router router) {
        router.post("/borders/:border/:hop/:form").blockingHandler(exchange -> {
            Hop hop = border(exchange.pathParam("border")).hops().get(Integer.parseInt(exchange.pathParam("hop")));
            Hop.Form form = hop.forms().get(Integer.parseInt(exchange.pathParam("form")));
            // The exchange has ended when the form begins: it must not hide that nothing else is running.
            exchange.addEndHandler(ended -> exchange.vertx().executeBlocking(() -> {
                form.start().go(() -> land(hop, form, exchange.request().query()));
                return null;
            }).onFailure(failed -> failures.add(failed)));
            exchange.response().setStatusCode(202).end();
        });
    }

    Border border(String name) {
        return borders.stream().filter(border -> border.name().equals(name)).findFirst().orElseThrow();
    }

    private void land(Hop hop, Hop.Form form, String request) {
        if (hop.isAwaited()) {
            var cause = runs.currentCause().current();
            if (hop.kept() && (cause == null || cause.testRun().leftovers().isEmpty())) {
                unawaited.add(form.name());
            }
        } else if (!Context.isOnEventLoopThread()) {
            awaitLook();
        }
        hopped.fire(new HopEvent(hop.name(), request));
    }

    private void awaitLook() {
        try {
            if (!looked.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("The test has not checked the hop.");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
