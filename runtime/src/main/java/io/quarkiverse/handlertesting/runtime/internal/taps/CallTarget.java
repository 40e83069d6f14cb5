package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
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
     * Follows the name of a type of the application in the names of the classes that Quarkus generates for it, for example for
     * the interface of a REST client or of an AI service.
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
        return type.getName().contains(GENERATED) ? generatedFor(type, method).orElse(type) : type;
    }

    /** The interface that a class is generated for. It may have others, such as AutoCloseable, and methods of all of them. */
    private static Optional<Class<?>> generatedFor(Class<?> type, Method method) {
        Class<?>[] declared = type.getInterfaces();
        return Arrays.stream(declared).filter(one -> type.getName().startsWith(one.getName() + GENERATED)).findFirst()
                .or(() -> Arrays.stream(declared).filter(one -> declares(one, method)).findFirst());
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
