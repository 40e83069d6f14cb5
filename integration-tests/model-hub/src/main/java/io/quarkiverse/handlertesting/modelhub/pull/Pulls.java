package io.quarkiverse.handlertesting.modelhub.pull;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ManagedExecutor;

/** Starts pulls: one download of a file at a time, and no download of a file that is already there. */
@ApplicationScoped
class Pulls {

    private final DownloadRequests requests;
    private final Downloader downloader;
    private final ManagedExecutor executor;
    /** Read for each pull: operators pause them for a while. */
    private final Supplier<Boolean> paused;

    Pulls(DownloadRequests requests, Downloader downloader, ManagedExecutor executor,
            @ConfigProperty(name = "model-hub.pulls.paused", defaultValue = "false") Supplier<Boolean> paused) {
        this.requests = requests;
        this.downloader = downloader;
        this.executor = executor;
        this.paused = paused;
    }

    /** Not transactional: the request must be committed before the background task reads it. */
    DownloadRequest start(PullRequest pull) {
        if (paused.get()) {
            throw PullErrors.paused();
        }
        requests.findPendingOrCompleted(pull.repo(), pull.filename()).ifPresent(holder -> {
            throw PullErrors.fileAlreadyExists(holder.repo, holder.filename);
        });
        DownloadRequest pending = requests.create(pull.repo(), pull.filename());
        executor.execute(() -> downloader.download(pending.id, pending.repo, pending.filename));
        return pending;
    }
}
