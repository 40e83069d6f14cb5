package io.quarkiverse.handlertesting.runtime.internal.selfcheck;

import java.util.List;

import org.jboss.logging.Logger;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;

/** Carries the methods that the build has not found into the running application, and logs a warning. */
@Recorder
public class SelfCheckRecorder {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    public RuntimeValue<SelfCheck> create(String quarkus, List<MissingMethod> missing) {
        SelfCheck check = new SelfCheck(quarkus, List.copyOf(missing));
        if (!missing.isEmpty()) {
            LOG.warn(check.warning());
        }
        return new RuntimeValue<>(check);
    }
}
