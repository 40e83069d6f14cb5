package io.quarkiverse.handlertesting.runtime.internal.identity;

import java.util.List;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/**
 * The identity that a request claims. Nothing is checked here: that happens where the application would check credentials,
 * which may be never.
 *
 * @param header {@code null} if the request claims several identities
 */
record ClaimedIdentity(String header) {

    private static final String KEY = ClaimedIdentity.class.getName();

    /** Removes the header from the request, since the application must not see it; {@code null} if the request has none. */
    static ClaimedIdentity of(RoutingContext exchange) {
        MultiMap headers = exchange.request().headers();
        List<String> found = headers.getAll(IdentityHeader.NAME);
        if (found.isEmpty()) {
            return exchange.get(KEY);
        }
        headers.remove(IdentityHeader.NAME);
        ClaimedIdentity claimed = new ClaimedIdentity(found.size() == 1 ? found.get(0) : null);
        exchange.put(KEY, claimed);
        return claimed;
    }
}
