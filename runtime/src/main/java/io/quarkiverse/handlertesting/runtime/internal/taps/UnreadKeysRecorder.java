package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.List;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.annotations.Recorder;

/**
 * Passes on the keys that the build has found. A parameter of a synthetic bean would be needed before the build knows them.
 */
@Recorder
public class UnreadKeysRecorder {

    /** @param keys as for {@link UnreadKeys#set} */
    public void set(List<String> keys) {
        Arc.container().instance(UnreadKeys.class).get().set(keys);
    }
}
