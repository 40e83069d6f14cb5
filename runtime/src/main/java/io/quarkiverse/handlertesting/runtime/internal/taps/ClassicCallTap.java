package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.net.URI;
import java.util.Optional;

import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.client.jaxrs.ClientHttpEngine;

/**
 * {@link OutgoingCallTap} for the clients of RESTEasy Classic, which do not use Vert.x. Their class is changed for the tests: a
 * filter sees neither a connection that fails nor a timeout. Only applications with this client load the tap.
 */
public final class ClassicCallTap {

    private ClassicCallTap() {
    }

    /** Called instead of {@link ClientHttpEngine#invoke}. */
    public static Response invoke(ClientHttpEngine engine, Invocation invocation, String method, URI uri) {
        Optional<OutgoingCall> call = OutgoingCallTap.sending(method, uri);
        try {
            Response response = engine.invoke(invocation);
            call.ifPresent(sent -> sent.answered(response.getStatus(), response.getHeaderString("Location")));
            return response;
        } catch (Throwable failure) {
            call.ifPresent(sent -> sent.failed(failure));
            throw failure;
        }
    }
}
