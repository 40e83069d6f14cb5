package io.quarkiverse.handlertesting.modelhub.pull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One attempt to download one file of one repository. */
@Entity
@Table(name = "download_requests")
public class DownloadRequest extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    public String id;

    public String repo;

    public String filename;

    @Enumerated(EnumType.STRING)
    public DownloadStatus status;

    /** Why the download failed; null unless the status is {@link DownloadStatus#ERROR}. */
    public String error;

    @Column(name = "downloaded_bytes")
    public long downloadedBytes;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    static DownloadRequest pending(String repo, String filename) {
        DownloadRequest request = new DownloadRequest();
        request.repo = repo;
        request.filename = filename;
        request.status = DownloadStatus.PENDING;
        return request;
    }

    @PrePersist
    void created() {
        createdAt = now();
        updatedAt = createdAt;
    }

    @PreUpdate
    void updated() {
        updatedAt = now();
    }

    /** In the precision of the database, so that a request reads the same before and after it is stored. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public String toString() {
        return "DownloadRequest[" + id + " " + repo + "/" + filename + " " + status
                + (error == null ? "" : ": " + error) + "]";
    }
}
