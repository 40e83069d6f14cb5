package io.quarkiverse.handlertesting.modelhub.pull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.smallrye.reactive.messaging.annotations.Blocking;

/** Deletes each file that is withdrawn. A download that still runs cannot be deleted: its withdrawal becomes a dead letter. */
@ApplicationScoped
class Withdrawals {

    private final DownloadRequests requests;

    Withdrawals(DownloadRequests requests) {
        this.requests = requests;
    }

    @Incoming("withdrawals")
    @Blocking
    @Transactional
    void delete(Withdrawal withdrawal) {
        requests.findPendingOrCompleted(withdrawal.repo(), withdrawal.filename())
                .ifPresent(request -> requests.deleteEnded(request.id));
    }
}
