package io.quarkiverse.handlertesting.modelhub.pull;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The body of a pull: which file of which repository. */
public record PullRequest(
        @NotBlank @Size(max = 255) String repo,
        @NotBlank @Size(max = 255) String filename) {
}
