package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;

/** Exceptions inside this extension: kept from the application, and shown in the test. Thread-safe. */
public final class TapFaults {

    /** How many exceptions are kept: further ones would repeat them. */
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

    /** The end of a failure message; empty without a fault. */
    String appendix() {
        List<TapFault> all = all();
        return all.isEmpty() ? "" : "\n" + text(all);
    }

    /** {@code 1 failure inside handler-testing, kept from the application:} and a line for each. */
    public static String text(List<TapFault> faults) {
        String count = faults.size() == 1 ? "1 failure" : faults.size() + " failures";
        return faults.stream().map(fault -> "  " + fault.source() + "  " + FailureText.of(fault.cause()))
                .collect(Collectors.joining("\n", count + " inside handler-testing, kept from the application:\n", ""));
    }
}
