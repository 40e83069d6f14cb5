package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory.Consumers;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;

/** Passes the consumers of channels, as the build has found them, to the running application. */
@Recorder
public class ChannelsRecorder {

    public RuntimeValue<Consumers> consumers(Map<String, List<String>> methods, Map<String, String> types,
            Set<String> outgoing) {
        return new RuntimeValue<>(new Consumers(Map.copyOf(methods), Map.copyOf(types), Set.copyOf(outgoing)));
    }
}
