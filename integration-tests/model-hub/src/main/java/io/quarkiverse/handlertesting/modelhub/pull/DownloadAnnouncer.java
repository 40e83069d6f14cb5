package io.quarkiverse.handlertesting.modelhub.pull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import io.vertx.core.eventbus.EventBus;

/** Reports how downloads go: as CDI events, and as ids on the event bus. */
@ApplicationScoped
class DownloadAnnouncer {

    private final EventBus bus;
    private final Event<DownloadCompleted> completed;
    private final Event<DownloadFailed> failed;

    DownloadAnnouncer(EventBus bus, Event<DownloadCompleted> completed, Event<DownloadFailed> failed) {
        this.bus = bus;
        this.completed = completed;
        this.failed = failed;
    }

    void started(String id) {
        bus.publish("downloads.started", id);
    }

    void completed(DownloadCompleted download) {
        completed.fire(download);
        bus.publish("downloads.completed", download.id());
    }

    void failed(DownloadFailed download) {
        failed.fire(download);
        bus.publish("downloads.failed", download.id());
    }
}
