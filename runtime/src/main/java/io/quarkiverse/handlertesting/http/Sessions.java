package io.quarkiverse.handlertesting.http;

import io.quarkiverse.handlertesting.junit.TestScoped;
import io.quarkiverse.handlertesting.runtime.internal.http.StandaloneSessions;

/**
 * The sessions of a test. Inject it into any {@code @QuarkusTest}. Each test has its own sessions, and starts without any:
 *
 * <pre>
 * &#64;Inject
 * Sessions sessions;
 * </pre>
 *
 * Thread-safe: any number of sessions may act at the same time. It is {@link TestScoped}, so outside a running test each
 * method throws a {@link jakarta.enterprise.context.ContextNotActiveException}.
 */
public interface Sessions {

    /**
     * The session of this name. Within a test, the same name gives the same session.
     *
     * @throws IllegalArgumentException if the name is {@code null} or blank
     */
    HandlerSession open(String name);

    /** Opens a new session, which no other call returns. */
    HandlerSession open();

    /**
     * Sessions for tests that cannot inject anything: a {@code @QuarkusIntegrationTest}, or a test without Quarkus. Methods
     * that need the application in the same JVM ({@link HandlerSession#as}, {@link HandlerSession#stored}) throw an
     * {@link IllegalStateException}. These sessions do not end with a test; they last as long as something refers to them.
     */
    static Sessions standalone() {
        return StandaloneSessions.sessions();
    }
}
