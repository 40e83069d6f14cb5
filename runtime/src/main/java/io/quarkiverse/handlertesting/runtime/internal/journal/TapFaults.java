package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Exceptions inside this extension: kept from the application, and shown in the test. Thread-safe. */
public final class TapFaults {

    /** Further exceptions would repeat these. */
    private static final int KEPT = 20;

    private final List<TapFault> faults = new CopyOnWriteArrayList<>();

    /**
     * One exception.
     *
     * @param source where in this extension it was thrown: the origin of the tap
     */
    public record TapFault(String source, Throwable cause) {
    }

    public void add(String source, Throwable cause) {
        if (faults.size() < KEPT) {
            faults.add(new TapFault(source, cause));
        }
    }

    public List<TapFault> all() {
        return List.copyOf(faults);
    }
}
