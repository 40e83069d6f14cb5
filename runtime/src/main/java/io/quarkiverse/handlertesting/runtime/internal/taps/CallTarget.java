package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkus.arc.Subclass;

/**
 * The bean and the method of a call, by the names that the application uses.
 *
 * @param name {@code DownloadRequests.update}
 */
record CallTarget(Class<?> bean, String method, String name) {

    /**
     * Part of the names of classes that Quarkus generates for a type of the application, for example for the interface of a
     * REST client.
     */
    private static final String GENERATED = "$$";

    /** Known targets, so that each name is computed only once. Lives as long as the tap. */
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

    /** The class by which the application knows a bean. */
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
