package io.quarkiverse.handlertesting.modelhub.pull;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;

import io.quarkiverse.handlertesting.modelhub.pull.UsageResource.Usage;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;

@ApplicationScoped
public class DownloadRequests implements PanacheRepositoryBase<DownloadRequest, String> {

    @Inject
    Event<DownloadQueued> queued;

    /**
     * Stores a pending request; it is committed when this method returns, unless the caller has a transaction.
     * A constraint of the database decides who may pull a file, since two callers may both have found it free.
     */
    @Transactional
    public DownloadRequest create(String repo, String filename) {
        DownloadRequest request = DownloadRequest.pending(repo, filename);
        queued.fire(new DownloadQueued(repo, filename));
        try {
            persistAndFlush(request);
        } catch (ConstraintViolationException e) {
            throw e.getKind() == ConstraintKind.UNIQUE ? PullErrors.fileAlreadyExists(repo, filename) : e;
        }
        return request;
    }

    @Transactional
    public void update(String id, DownloadStatus status, String error, long bytes) {
        DownloadRequest request = get(id);
        request.status = status;
        request.error = error;
        request.downloadedBytes = bytes;
    }

    /** Checks the status first: an ended download never starts again, so the check stays valid. */
    @Transactional
    public void deleteEnded(String id) {
        if (get(id).status == DownloadStatus.PENDING) {
            throw PullErrors.inProgress(id);
        }
        if (delete("id", id) == 0) { // another caller was faster
            throw PullErrors.notFound(id);
        }
    }

    public DownloadRequest get(String id) {
        return findByIdOptional(id).orElseThrow(() -> PullErrors.notFound(id));
    }

    public Optional<DownloadRequest> findPendingOrCompleted(String repo, String filename) {
        return find("repo = ?1 and filename = ?2 and status in ?3", repo, filename,
                List.of(DownloadStatus.PENDING, DownloadStatus.COMPLETED)).firstResultOptional();
    }

    /** All pulls, also those that failed or still run. */
    public Usage usage() {
        return new Usage(count(), find("select coalesce(sum(downloadedBytes), 0) from DownloadRequest").project(Long.class)
                .singleResult());
    }

    /** The newest first. */
    public DownloadPage list(int page, int size) {
        var all = findAll(Sort.descending("createdAt", "id"));
        return new DownloadPage(all.page(Page.of(page, size)).list(), page, size, all.count());
    }
}
