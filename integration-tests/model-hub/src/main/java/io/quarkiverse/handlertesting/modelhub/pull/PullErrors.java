package io.quarkiverse.handlertesting.modelhub.pull;

import io.quarkiverse.handlertesting.modelhub.error.ApiException;

/** The errors of a pull, as the caller sees them. */
final class PullErrors {

    private PullErrors() {
    }

    static ApiException fileAlreadyExists(String repo, String filename) {
        return new ApiException(409, "pull_error-file_already_exists",
                "file '" + filename + "' of '" + repo + "' is already being pulled or was pulled before");
    }

    static ApiException notFound(String id) {
        return new ApiException(404, "pull_error-not_found", "there is no download request '" + id + "'");
    }

    static ApiException inProgress(String id) {
        return new ApiException(409, "pull_error-in_progress", "download request '" + id + "' has not ended yet");
    }

    static ApiException paused() {
        return new ApiException(503, "pull_error-paused", "pulls are paused, try again later");
    }
}
