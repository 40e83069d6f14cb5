package io.quarkiverse.handlertesting.runtime.internal.selectors;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.MethodCall;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/**
 * Ended calls of an observed bean.
 *
 * @param bean the class of the bean, or an interface or superclass of it
 * @param method the name of the method; {@code null} for any method
 */
public record BeanCallSelector(Class<?> bean, String method) implements EventSelector<MethodCall> {

    @Override
    public boolean matches(RecordedEvent event) {
        return event.origin() == Origin.CALL && event.payload() instanceof MethodCall call
                && bean.isAssignableFrom(call.bean()) && (method == null || method.equals(call.method()));
    }

    @Override
    public MethodCall value(RecordedEvent event) {
        return (MethodCall) event.payload();
    }

    @Override
    public String description() {
        return "call of " + TypeText.name(bean) + (method == null ? "" : "." + method);
    }
}
