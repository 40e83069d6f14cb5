package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.net.URI;

import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.client.jaxrs.ClientHttpEngine;

/**
 * {@link FailedCallTap} for the clients of RESTEasy Classic, which do not use Vert.x. Their class is changed for the tests: a
 * filter sees neither a connection that fails nor a timeout. Only applications with this client load the tap.
 */
public final class ClassicCallTap {

    private ClassicCallTap() {
    }

    /** Called instead of {@link ClientHttpEngine#invoke}. */
    public static Response invoke(ClientHttpEngine engine, Invocation invocation, String method, URI uri) {
        try {
            return engine.invoke(invocation);
        } catch (Throwable failure) {
            FailedCallTap.failed(method, uri, failure);
            throw failure;
        }
    }
}
