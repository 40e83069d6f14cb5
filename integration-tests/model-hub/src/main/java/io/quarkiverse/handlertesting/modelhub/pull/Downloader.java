package io.quarkiverse.handlertesting.modelhub.pull;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Downloads one file, blocking, and leaves its request completed or failed. */
@ApplicationScoped
class Downloader {

    private static final Logger LOG = Logger.getLogger(Downloader.class);

    private final HuggingFace huggingFace;
    private final DownloadRequests requests;
    private final DownloadAnnouncer announcer;

    Downloader(@RestClient HuggingFace huggingFace, DownloadRequests requests, DownloadAnnouncer announcer) {
        this.huggingFace = huggingFace;
        this.requests = requests;
        this.announcer = announcer;
    }

    void download(String id, String repo, String filename) {
        announcer.started(id);
        long bytes;
        try {
            byte[] file = huggingFace.file(repo, filename);
            bytes = file == null ? 0 : file.length; // the client returns null for an empty body
            requests.update(id, DownloadStatus.COMPLETED, null, bytes);
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "Download %s of %s/%s failed", id, repo, filename);
            String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            requests.update(id, DownloadStatus.ERROR, reason, 0);
            announcer.failed(new DownloadFailed(id, repo, filename, reason));
            return;
        }
        // Outside the try: an observer that throws does not undo a download.
        announcer.completed(new DownloadCompleted(id, repo, filename, bytes));
    }
}
