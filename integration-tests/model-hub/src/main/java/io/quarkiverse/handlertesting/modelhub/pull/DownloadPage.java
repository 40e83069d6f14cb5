package io.quarkiverse.handlertesting.modelhub.pull;

import java.util.List;

/** @param page counted from 0 */
public record DownloadPage(List<DownloadRequest> items, int page, int size, long total) {
}
