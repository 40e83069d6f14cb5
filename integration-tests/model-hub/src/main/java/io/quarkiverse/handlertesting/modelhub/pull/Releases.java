package io.quarkiverse.handlertesting.modelhub.pull;

import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.ws.rs.WebApplicationException;

import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.smallrye.reactive.messaging.annotations.Blocking;

/** Pulls each file that is released. A release may come before the content network has its file: then it tries again. */
@ApplicationScoped
class Releases {

    private final HuggingFace huggingFace;
    private final Pulls pulls;

    Releases(@RestClient HuggingFace huggingFace, Pulls pulls) {
        this.huggingFace = huggingFace;
        this.pulls = pulls;
    }

    @Incoming("releases")
    @Blocking
    @Retry(maxRetries = 2, delay = 5, delayUnit = ChronoUnit.SECONDS, retryOn = WebApplicationException.class)
    @ActivateRequestContext
    void pull(Release release) {
        huggingFace.find(release.repo(), release.filename());
        pulls.start(new PullRequest(release.repo(), release.filename()));
    }
}
