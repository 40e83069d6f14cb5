package io.quarkiverse.handlertesting.modelhub.pull;

/** Message: this file was withdrawn. */
public record Withdrawal(String repo, String filename) {
}
