package io.quarkiverse.handlertesting.runtime.internal.hops;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;

/**
 * Puts the cause into a header of each request that a REST client of RESTEasy Classic sends: it does not use Vert.x, so
 * {@link CauseTracer} does not see its requests. The client finds this class as a service, which only applications with this
 * client have.
 */
public final class RestClientHop implements RestClientListener {

    @Override
    public void onNewClient(Class<?> type, RestClientBuilder client) {
        // The filter runs last: the filters of the application do not see the header.
        client.register(new CauseFilter(), Integer.MAX_VALUE);
    }

    private static final class CauseFilter implements ClientRequestFilter {

        @Override
        public void filter(ClientRequestContext request) {
            RunningCause cause = ApplicationTestRuns.findCause();
            if (cause != null) {
                request.getHeaders().putSingle(CauseHeader.NAME, cause.header());
            }
        }
    }
}
