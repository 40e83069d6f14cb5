package io.quarkiverse.handlertesting.runtime.internal.hops.websocket;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkus.arc.Arc;

/**
 * The name of a callback of websockets-next. Looked up when a report asks for it.
 *
 * @param endpoint the object that websockets-next generates for each connection; its type is not on our class path
 * @param annotation the simple name of the annotation of the callback
 */
record CallbackName(Object endpoint, String annotation) {

    private static final String PACKAGE = "io.quarkus.websockets.next.";

    /**
     * {@code ChatEndpoint.receive}, or {@code @OnError of ChatEndpoint} if its callback is another bean's or one of several.
     */
    @Override
    public String toString() {
        Class<?> bean;
        try {
            String id = (String) endpoint.getClass().getMethod("beanIdentifier").invoke(endpoint);
            bean = Arc.container().bean(id).getBeanClass();
        } catch (ReflectiveOperationException | RuntimeException another) {
            return "@" + annotation;
        }
        return of(bean, PACKAGE + annotation);
    }

    static String of(Class<?> bean, String annotation) {
        List<Method> callbacks = new ArrayList<>();
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            Stream.of(type.getDeclaredMethods()).filter(method -> !method.isBridge() && Stream.of(method.getAnnotations())
                    .map(Annotation::annotationType).map(Class::getName).anyMatch(annotation::equals)).forEach(callbacks::add);
        }
        return callbacks.size() == 1 ? TypeText.name(bean) + "." + callbacks.get(0).getName()
                : "@" + annotation.substring(annotation.lastIndexOf('.') + 1) + " of " + TypeText.name(bean);
    }
}
