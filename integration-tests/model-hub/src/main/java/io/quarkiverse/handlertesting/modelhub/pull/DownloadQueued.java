package io.quarkiverse.handlertesting.modelhub.pull;

/** CDI event: a download is requested. It is accepted only after its transaction has committed. */
public record DownloadQueued(String repo, String filename) {
}
