package io.quarkiverse.handlertesting.upstream;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import io.quarkiverse.handlertesting.runtime.internal.junit.UpstreamExtension;
import io.quarkiverse.handlertesting.runtime.internal.junit.UpstreamTestResource;
import io.quarkus.test.common.WithTestResource;

/**
 * Starts mock upstreams for a {@code @QuarkusIntegrationTest}. Its application runs in a process of its own, without the
 * extension: the upstreams start before the application, and their addresses are added to its configuration.
 *
 * <pre>
 * &#64;QuarkusIntegrationTest
 * &#64;WithUpstreams(&#64;Upstream("llm"))
 * class ChatIT extends ChatTest { // which has the field &#64;Upstream("llm") MockUpstream llm
 * }
 * </pre>
 *
 * A name is the config key of a REST client, unless {@link Upstream#client()} or {@link Upstream#property()} says otherwise.
 * Stubs and calls work, and tests fail, as in a {@code @QuarkusTest}, with one exception: causes do not reach another process,
 * so each call belongs to the running test. A {@code @QuarkusTest} does not need this annotation.
 * <p>
 * The mocks listen at {@code localhost}. The start fails if the application runs in a container that does not share the network
 * of this machine, or if it runs already, at {@code quarkus.http.test-host}.
 */
@Documented
@Retention(RUNTIME)
@Target(TYPE)
@WithTestResource(UpstreamTestResource.class)
@ExtendWith(UpstreamExtension.class)
public @interface WithUpstreams {

    /** The upstreams to start. */
    Upstream[] value();
}
