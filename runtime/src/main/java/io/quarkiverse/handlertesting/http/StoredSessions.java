package io.quarkiverse.handlertesting.http;

import java.util.Map;
import java.util.Optional;

/**
 * Where the application keeps its sessions, for {@link HandlerSession#withStored} and {@link HandlerSession#stored}.
 * <p>
 * There is nothing to do for sessions of Vert.x: the application's {@link io.vertx.ext.web.sstore.SessionStore} is found if it
 * is a bean, and the local store is if it is none. An application that keeps its sessions elsewhere has a bean of this type
 * among its tests:
 *
 * <pre>
 * &#64;ApplicationScoped
 * class SessionRows implements StoredSessions { … }
 * </pre>
 *
 * Called on the thread of the test; may block.
 */
public interface StoredSessions {

    /**
     * Keeps a new session.
     *
     * @return the value of its cookie
     */
    String create(Map<String, Object> data);

    /**
     * @param cookie the value of the cookie
     * @return empty if there is no such session
     */
    Optional<Map<String, Object>> read(String cookie);
}
