package io.quarkiverse.handlertesting.runtime.internal.messaging;

import java.util.List;
import java.util.Map;

import io.quarkiverse.handlertesting.runtime.internal.application.ChannelDirectory.Consumers;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;

/** Passes the consumers and the senders of channels, as the build has found them, to the running application. */
@Recorder
public class ChannelsRecorder {

    public RuntimeValue<Consumers> consumers(Map<String, List<String>> methods, Map<String, String> types,
            Map<String, List<String>> senders) {
        return new RuntimeValue<>(new Consumers(Map.copyOf(methods), Map.copyOf(types), Map.copyOf(senders)));
    }
}
