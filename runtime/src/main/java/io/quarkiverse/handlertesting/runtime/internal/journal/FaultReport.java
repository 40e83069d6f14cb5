package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.List;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.runtime.internal.journal.TapFaults.TapFault;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;

/** Exceptions inside this extension, in words. */
public final class FaultReport {

    private FaultReport() {
    }

    /** The end of a failure message; empty without a fault. */
    static String appendix(TapFaults faults) {
        return faults.all().isEmpty() ? "" : "\n" + text(faults.all());
    }

    /** {@code 1 failure inside handler-testing, kept from the application:} and a line for each. */
    public static String text(List<TapFault> faults) {
        String count = faults.size() == 1 ? "1 failure" : faults.size() + " failures";
        return faults.stream().map(fault -> "  " + fault.source() + "  " + FailureText.of(fault.cause()))
                .collect(Collectors.joining("\n", count + " inside handler-testing, kept from the application:\n", ""));
    }
}
