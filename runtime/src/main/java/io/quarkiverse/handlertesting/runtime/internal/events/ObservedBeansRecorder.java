package io.quarkiverse.handlertesting.runtime.internal.events;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;

/** Passes the results of the build for {@code @ObserveCalls} to the running application. */
@Recorder
public class ObservedBeansRecorder {

    public RuntimeValue<ObservedBeans> create(Set<String> types, Set<String> beans, Map<String, List<String>> problems) {
        return new RuntimeValue<>(new ObservedBeans(Set.copyOf(types), Set.copyOf(beans), Map.copyOf(problems)));
    }
}
