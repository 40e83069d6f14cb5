package io.quarkiverse.handlertesting.modelhub.pull;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.context.ManagedExecutor;

/** Starts pulls: one download of a file at a time, and no download of a file that is already there. */
@ApplicationScoped
class Pulls {

    private final DownloadRequests requests;
    private final Downloader downloader;
    private final ManagedExecutor executor;

    Pulls(DownloadRequests requests, Downloader downloader, ManagedExecutor executor) {
        this.requests = requests;
        this.downloader = downloader;
        this.executor = executor;
    }

    /** Not transactional: the request must be committed before the background task reads it. */
    DownloadRequest start(PullRequest pull) {
        requests.findPendingOrCompleted(pull.repo(), pull.filename()).ifPresent(holder -> {
            throw PullErrors.fileAlreadyExists(holder.repo, holder.filename);
        });
        DownloadRequest pending = requests.create(pull.repo(), pull.filename());
        executor.execute(() -> downloader.download(pending.id, pending.repo, pending.filename));
        return pending;
    }
}
