package io.quarkiverse.handlertesting.modelhub.pull;

/** CDI event: the download has failed, and its request is stored as failed. */
public record DownloadFailed(String id, String repo, String filename, String reason) {
}
