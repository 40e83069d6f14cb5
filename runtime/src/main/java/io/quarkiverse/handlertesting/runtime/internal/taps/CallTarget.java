package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkus.arc.Subclass;

/**
 * What is called, by the names that the application knows it by.
 *
 * @param name {@code DownloadRequests.update}
 */
record CallTarget(Class<?> bean, String method, String name) {

    /** In the names of classes that Quarkus generates for a type of the application, as for a REST client's interface. */
    private static final String GENERATED = "$$";

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
            Class<?> type = beanClass(bean, method);
            return new CallTarget(type, method.getName(), TypeText.name(type) + "." + method.getName());
        }
    }

    /** The class that the application knows a bean by. */
    private static Class<?> beanClass(Object bean, Method method) {
        Class<?> type = bean instanceof Subclass ? bean.getClass().getSuperclass() : bean.getClass();
        if (type.getName().contains(GENERATED)) {
            for (Class<?> declared : type.getInterfaces()) {
                if (declares(declared, method)) {
                    return declared;
                }
            }
        }
        return type;
    }

    private static boolean declares(Class<?> type, Method method) {
        try {
            type.getMethod(method.getName(), method.getParameterTypes());
            return true;
        } catch (NoSuchMethodException notDeclared) {
            return false;
        }
    }
}
