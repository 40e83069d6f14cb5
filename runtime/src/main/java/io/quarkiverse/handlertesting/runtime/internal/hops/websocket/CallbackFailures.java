package io.quarkiverse.handlertesting.runtime.internal.hops.websocket;

import java.lang.reflect.Method;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/**
 * Called by websockets-next, whose classes are changed for the tests, where it logs the exception of a callback that no error
 * handler of the application has got.
 */
public final class CallbackFailures {

    private CallbackFailures() {
    }

    /**
     * Called in place of the method of {@link Logger} with the same name.
     *
     * @param connection the connection of websockets-next; its type is not on our class path
     */
    public static void errorf(Logger logger, Throwable thrown, String format, Object connection) {
        failed(connection, thrown);
        logger.errorf(thrown, format, connection);
    }

    /** Whether websockets-next takes an exception as the end of a connection, which is no failure. */
    private static boolean isOfClosed(Object connection, Throwable thrown) {
        try {
            Class<?> endpoints = Class.forName("io.quarkus.websockets.next.runtime.Endpoints", false,
                    connection.getClass().getClassLoader());
            for (Method method : endpoints.getDeclaredMethods()) {
                if (method.getName().equals("isWebSocketIsClosedFailure")) {
                    method.setAccessible(true);
                    return (boolean) method.invoke(null, thrown, connection);
                }
            }
        } catch (ReflectiveOperationException | RuntimeException another) {
            // The self-check has reported the method.
        }
        return false;
    }

    /** Called with a callback of a client; returns the callback to use in its place. The client logs its exceptions. */
    public static <C> Consumer<C> watched(Consumer<C> callback) {
        return callback == null ? null : connection -> {
            try {
                callback.accept(connection);
            } catch (Exception thrown) {
                failed(connection, thrown);
                throw thrown;
            }
        };
    }

    /** Called with a callback of a client; returns the callback to use in its place. The client logs its exceptions. */
    public static <C, M> BiConsumer<C, M> watched(BiConsumer<C, M> callback) {
        return callback == null ? null : (connection, message) -> {
            try {
                callback.accept(connection, message);
            } catch (Exception thrown) {
                failed(connection, thrown);
                throw thrown;
            }
        };
    }

    private static void failed(Object connection, Throwable thrown) {
        RunningCause cause = ApplicationTestRuns.findCause();
        if (cause != null && !isOfClosed(connection, thrown)) {
            cause.failed(thrown, WorkKind.WEBSOCKET_CALLBACK, null);
        }
    }
}
