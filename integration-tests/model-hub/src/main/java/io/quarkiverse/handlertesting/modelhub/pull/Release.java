package io.quarkiverse.handlertesting.modelhub.pull;

/** Message: this file was released. */
public record Release(String repo, String filename) {
}
