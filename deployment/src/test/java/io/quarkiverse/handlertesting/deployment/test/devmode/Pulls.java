package io.quarkiverse.handlertesting.deployment.test.devmode;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import io.smallrye.mutiny.infrastructure.Infrastructure;

/** The application that continuous testing runs; its source is edited between runs. */
@ApplicationScoped
public class Pulls {

    @Inject
    Event<PullDone> done;

    public void pull(String file) {
        Infrastructure.getDefaultExecutor().execute(() -> finish(file));
    }

    void finish(String file) {
        done.fire(new PullDone(file, "COMPLETED"));
    }

    /** A type in a case of a test: each run loads it as another class. */
    public enum Way {
        AT_ONCE,
        LATER
    }

    public record PullDone(String file, String status) {
    }
}
