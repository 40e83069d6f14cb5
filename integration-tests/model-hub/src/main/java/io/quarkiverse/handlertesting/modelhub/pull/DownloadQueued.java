package io.quarkiverse.handlertesting.modelhub.pull;

/** CDI event: a download is wanted. Only once its transaction has committed is it also accepted. */
public record DownloadQueued(String repo, String filename) {
}
