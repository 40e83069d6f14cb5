package io.quarkiverse.handlertesting.runtime.internal.database;

import java.util.List;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.annotations.Recorder;

/**
 * Passes on the addresses of Dev Services. A parameter of a synthetic bean would be needed before the build knows them: Dev
 * Services may depend on the beans.
 */
@Recorder
public class DevServicesRecorder {

    /** @param addresses those of databases */
    public void set(List<String> addresses) {
        Arc.container().instance(CleanDatabases.class).get().devServices(addresses);
    }
}
