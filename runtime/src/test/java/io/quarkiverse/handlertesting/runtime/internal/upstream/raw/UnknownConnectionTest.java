package io.quarkiverse.handlertesting.runtime.internal.upstream.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.runtime.internal.text.Logged;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** If Vert.x has another class of connections, the faults of an upstream only close the connection, and log a warning. */
class UnknownConnectionTest {

    private final Logged log = new Logged();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger reset = new AtomicInteger();

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void aResetClosesWithAWarning() {
        connection(HttpVersion.HTTP_1_1, null).reset();
        assertEquals(1, closed.get());
        assertEquals(List.of(warning("reset")), warnings());
    }

    @Test
    void garbageClosesWithAWarning() {
        connection(HttpVersion.HTTP_1_1, null).garbage();
        assertEquals(1, closed.get());
        assertEquals(List.of(warning("send garbage to")), warnings());
    }

    @Test
    void aMissingClassAlsoLogsAWarning() {
        connection(HttpVersion.HTTP_1_1, new NoClassDefFoundError("io/vertx/core/net/impl/ConnectionBase")).reset();
        assertEquals(1, closed.get());
        assertEquals(List.of(warning("reset")), warnings());
    }

    @Test
    void aSharedConnectionLogsNoWarning() {
        connection(HttpVersion.HTTP_2, null).reset();
        assertEquals(1, reset.get());
        assertEquals(List.of(), warnings());
    }

    private static String warning(String fault) {
        return "A mock upstream only closes a connection that it should " + fault + ": this version of Vert.x does not have"
                + " io.netty.channel.Channel io.vertx.core.net.impl.ConnectionBase.channel(), which Vert.x 4.5 has."
                + " Please report it.";
    }

    private List<String> warnings() {
        return log.records().stream().map(record -> record.getMessage()).toList();
    }

    /**
     * @param another thrown by the first access to the connection; {@code null} for no error
     */
    private RawConnection connection(HttpVersion version, Error another) {
        HttpConnection connection = proxy(HttpConnection.class, (method) -> closed.incrementAndGet());
        HttpServerResponse response = proxy(HttpServerResponse.class, (method) -> reset.incrementAndGet() > 0);
        AtomicInteger looks = new AtomicInteger();
        return new RawConnection(proxy(HttpServerRequest.class, method -> switch (method) {
            case "version" -> version;
            case "response" -> response;
            case "connection" -> {
                if (another != null && looks.getAndIncrement() == 0) {
                    throw another;
                }
                yield connection;
            }
            default -> throw new UnsupportedOperationException(method);
        }));
    }

    private interface Call {
        Object of(String method);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
            Object result = call.of(method.getName());
            return method.getReturnType().isInstance(result) || method.getReturnType() == boolean.class ? result : null;
        }));
    }
}
