package io.quarkiverse.handlertesting.http;

import io.quarkiverse.handlertesting.junit.TestScoped;
import io.quarkiverse.handlertesting.runtime.internal.http.StandaloneSessions;

/**
 * The users of a test. Inject it into any {@code @QuarkusTest}; each test has its own, and begins without any:
 *
 * <pre>
 * &#64;Inject
 * Sessions sessions;
 * </pre>
 *
 * Thread-safe: any number of users may act at once. It is {@link TestScoped}, so outside a running test each method throws a
 * {@link jakarta.enterprise.context.ContextNotActiveException}.
 */
public interface Sessions {

    /**
     * The user of this name, the same one each time within a test.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    HandlerSession open(String name);

    /** Another user, whom nobody else gets. */
    HandlerSession open();

    /**
     * Users for tests into which nothing can be injected: a {@code @QuarkusIntegrationTest}, or a plain one. Whatever needs the
     * application in the same JVM ({@link HandlerSession#as}, {@link HandlerSession#stored}) throws an {@link
     * IllegalStateException}. They last as long as they are referred to.
     */
    static Sessions standalone() {
        return StandaloneSessions.sessions();
    }
}
