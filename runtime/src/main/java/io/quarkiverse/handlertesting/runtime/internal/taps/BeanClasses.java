package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.reflect.Method;

import io.quarkus.arc.Subclass;

/** The class that the application knows a bean by. */
final class BeanClasses {

    /** In the names of classes that Quarkus generates for a type of the application, as for a REST client's interface. */
    private static final String GENERATED = "$$";

    private BeanClasses() {
    }

    static Class<?> of(Object bean, Method method) {
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
        } catch (NoSuchMethodException none) {
            return false;
        }
    }
}
