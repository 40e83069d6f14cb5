package io.quarkiverse.handlertesting.runtime.internal.events;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;

/** Carries what the build found out about {@code @ObserveCalls} into the running application. */
@Recorder
public class ObservedBeansRecorder {

    public RuntimeValue<ObservedBeans> create(Set<String> types, Set<String> beans, Map<String, List<String>> problems) {
        return new RuntimeValue<>(new ObservedBeans(Set.copyOf(types), Set.copyOf(beans), Map.copyOf(problems)));
    }
}
