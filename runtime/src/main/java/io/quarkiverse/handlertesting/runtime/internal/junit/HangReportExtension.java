package io.quarkiverse.handlertesting.runtime.internal.junit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.PreInterruptCallback;
import org.junit.jupiter.api.extension.PreInterruptContext;

/**
 * Reports a test that hangs, before JUnit's timeout interrupts it. JUnit finds this extension by its service file, and loads it
 * outside the application. So it only calls {@link HangReport}, of the class loader of the test.
 */
public class HangReportExtension implements PreInterruptCallback {

    @Override
    public void beforeThreadInterrupt(PreInterruptContext interrupt, ExtensionContext context) throws Exception {
        if (context.getTestClass().isPresent()) {
            Class.forName(HangReport.class.getName(), true, context.getRequiredTestClass().getClassLoader())
                    .asSubclass(PreInterruptCallback.class).getConstructor().newInstance()
                    .beforeThreadInterrupt(interrupt, context);
        }
    }
}
