package io.quarkiverse.handlertesting.modelhub.pull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

import io.smallrye.reactive.messaging.kafka.Record;

/** Sends a message for each download that has completed. Its key is the repository, which keeps the order of its files. */
@ApplicationScoped
class DownloadMessages {

    private final Emitter<Record<String, DownloadCompleted>> downloads;

    DownloadMessages(@Channel("downloads") Emitter<Record<String, DownloadCompleted>> downloads) {
        this.downloads = downloads;
    }

    void send(@Observes DownloadCompleted download) {
        downloads.send(Record.of(download.repo(), download));
    }
}
