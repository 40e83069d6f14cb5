package io.quarkiverse.handlertesting.modelhub.pull;

public enum DownloadStatus {
    PENDING,
    COMPLETED,
    ERROR
}
