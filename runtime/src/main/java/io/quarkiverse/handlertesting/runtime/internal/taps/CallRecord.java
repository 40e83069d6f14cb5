package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.quarkiverse.handlertesting.events.MethodCall;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.report.Rendering;

/** One call that has begun, and what to write into the journal at its end. Nothing thrown here reaches the application. */
final class CallRecord {

    private final Journal journal;
    private final Object target;
    private final Method method;
    private final Object[] arguments;
    private final long begun = System.nanoTime();

    CallRecord(Journal journal, Object target, Method method, Object[] arguments) {
        this.journal = journal;
        this.target = target;
        this.method = method;
        // The method may overwrite the array's elements through its interceptors.
        this.arguments = arguments == null ? new Object[0] : arguments.clone();
    }

    void returned(Object result) {
        ended(result, null, false);
    }

    void failed(Throwable failure) {
        ended(null, failure, false);
    }

    void cancelled() {
        ended(null, null, true);
    }

    private void ended(Object result, Throwable failure, boolean cancelled) {
        try {
            Class<?> bean = BeanClasses.of(target, method);
            List<Object> given = Collections.unmodifiableList(Arrays.asList(arguments));
            Duration duration = Duration.ofNanos(System.nanoTime() - begun);
            journal.record(Origin.CALL, Rendering.typeName(bean) + "." + method.getName(),
                    new MethodCall(bean, method.getName(), given, result, failure, cancelled, duration), failure);
        } catch (Throwable thrown) {
            journal.faults().add(Origin.CALL.name(), thrown);
        }
    }
}
