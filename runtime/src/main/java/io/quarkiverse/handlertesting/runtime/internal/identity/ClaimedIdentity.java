package io.quarkiverse.handlertesting.runtime.internal.identity;

import java.util.List;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/**
 * What a request said about who it acts as. Nothing is checked yet: that is done where the application would check
 * credentials, which may be never.
 *
 * @param header {@code null} if the request said several things
 */
record ClaimedIdentity(String header) {

    private static final String KEY = ClaimedIdentity.class.getName();

    /** Takes the header out of the request, for the application must not see it; {@code null} if it had none. */
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
