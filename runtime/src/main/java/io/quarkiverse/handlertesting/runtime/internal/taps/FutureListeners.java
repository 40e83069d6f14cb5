package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.lang.reflect.Field;
import java.util.Set;

import io.vertx.core.Promise;

/** The listeners of futures of Vert.x: which of them pass a failure to code that can act on it. */
final class FutureListeners {

    private static final String FUTURES = "io.vertx.core.impl.future.";
    /**
     * Those of {@code onSuccess}, {@code map} and the like: the first ignores a failure, the others pass it to their future.
     */
    private static final Set<String> DEAF = Set.of(FUTURES + "FutureImpl$1", FUTURES + "Mapping", FUTURES + "FixedMapping",
            FUTURES + "Expect", FUTURES + "Eventually", FUTURES + "Eventually$1", FUTURES + "Eventually$2",
            FUTURES + "Composition$1", FUTURES + "Transformation$1");
    private static final String COMPOSITION = FUTURES + "Composition";
    /** The class that makes the function which {@code compose(mapper)} has for failures. */
    private static final String PASSES_ON = "io.vertx.core.Future$$Lambda";

    private FutureListeners() {
    }

    /** Whether the listener, or one of several that it has, passes the failure to code that can act on it. */
    static boolean isAnyAsking(Object listener) {
        if (!(listener instanceof Iterable<?> several)) {
            return isAsking(listener);
        }
        for (Object one : several) {
            if (isAsking(one)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAsking(Object listener) {
        String type = listener.getClass().getName();
        // A promise is another future, which may be asked.
        return !(listener instanceof Promise) && !DEAF.contains(type) && !(type.equals(COMPOSITION) && isPassedOn(listener));
    }

    private static boolean isPassedOn(Object composition) {
        try {
            Field mapper = composition.getClass().getDeclaredField("failureMapper");
            mapper.setAccessible(true);
            return mapper.get(composition).getClass().getName().startsWith(PASSES_ON);
        } catch (ReflectiveOperationException | RuntimeException another) {
            // Another Vert.x. Code that composes futures counts as code that looks at them.
            return false;
        }
    }
}
