package io.quarkiverse.handlertesting.modelhub.pull;

/** CDI event: the file is there, and its request says so. */
public record DownloadCompleted(String id, String repo, String filename, long bytes) {
}
