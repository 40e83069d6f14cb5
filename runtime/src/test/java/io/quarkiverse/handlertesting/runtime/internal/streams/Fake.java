package io.quarkiverse.handlertesting.runtime.internal.streams;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Objects of Vert.x that the test implements. */
public final class Fake {

    private Fake() {
    }

    public interface Answer {

        /**
         * @param argument the first; {@code null} if there is none
         * @return the result; {@code null} also to return the object itself
         */
        Object to(String method, Object argument);
    }

    public static <T> T of(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
                (self, method, arguments) -> answered(self, method,
                        answer.to(method.getName(), arguments == null ? null : arguments[0]))));
    }

    private static Object answered(Object self, Method method, Object answer) {
        return answer == null && method.getReturnType().isInstance(self) ? self : answer;
    }
}
