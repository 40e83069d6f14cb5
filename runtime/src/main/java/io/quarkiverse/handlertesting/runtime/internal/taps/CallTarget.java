package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/**
 * What is called, by the names that the application knows it by.
 *
 * @param name {@code DownloadRequests.update}
 */
record CallTarget(Class<?> bean, String method, String name) {

    /** Targets that were met, so that their names are worked out once. It lives as long as the tap. */
    static final class Cache {

        private final ClassValue<Map<Method, CallTarget>> targets = new ClassValue<>() {
            @Override
            protected Map<Method, CallTarget> computeValue(Class<?> type) {
                return new ConcurrentHashMap<>();
            }
        };

        CallTarget get(Object bean, Method method) {
            Map<Method, CallTarget> known = targets.get(bean.getClass());
            CallTarget target = known.get(method);
            return target != null ? target : known.computeIfAbsent(method, called -> of(bean, called));
        }

        private static CallTarget of(Object bean, Method method) {
            Class<?> type = BeanClasses.of(bean, method);
            return new CallTarget(type, method.getName(), TypeText.name(type) + "." + method.getName());
        }
    }
}
