package io.quarkiverse.handlertesting.modelhub.pull;

/** CDI event: the download has ended in an error, and its request says so. */
public record DownloadFailed(String id, String repo, String filename, String reason) {
}
