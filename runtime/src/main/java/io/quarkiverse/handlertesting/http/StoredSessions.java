package io.quarkiverse.handlertesting.http;

import java.util.Map;
import java.util.Optional;

/**
 * Gives {@link HandlerSession#withStored} and {@link HandlerSession#stored} access to the sessions that the application
 * stores.
 * <p>
 * Sessions of Vert.x need no implementation: if the application's {@link io.vertx.ext.web.sstore.SessionStore} is a bean,
 * that bean is used, otherwise the local store. For an application that stores its sessions elsewhere, add a bean of this
 * type to the tests:
 *
 * <pre>
 * &#64;ApplicationScoped
 * class SessionRows implements StoredSessions { … }
 * </pre>
 *
 * The methods are called on the test thread, and may block.
 */
public interface StoredSessions {

    /**
     * Stores a new session.
     *
     * @return the value of its cookie
     */
    String create(Map<String, Object> data);

    /**
     * Reads a stored session.
     *
     * @param cookie the value of the cookie
     * @return empty if there is no such session
     */
    Optional<Map<String, Object>> read(String cookie);
}
