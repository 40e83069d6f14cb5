package io.quarkiverse.handlertesting.modelhub.pull;

/** CDI event: the download has completed, and its request is stored as completed. */
public record DownloadCompleted(String id, String repo, String filename, long bytes) {
}
