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
 * On a {@code @QuarkusIntegrationTest}, whose application is a process of its own that knows nothing of the extension: starts
 * mock upstreams before it, and tells it their addresses.
 *
 * <pre>
 * &#64;QuarkusIntegrationTest
 * &#64;WithUpstreams(&#64;Upstream("llm"))
 * class ChatIT extends ChatTest { // which has the field &#64;Upstream("llm") MockUpstream llm
 * }
 * </pre>
 *
 * A name is the config key of a REST client, unless {@link Upstream#client()} or {@link Upstream#property()} says otherwise.
 * Stubs, calls and what fails a test are as in a {@code @QuarkusTest}; but no cause reaches another process, so a call is that
 * of the test that is running. In a {@code @QuarkusTest} it is not needed.
 */
@Documented
@Retention(RUNTIME)
@Target(TYPE)
@WithTestResource(UpstreamTestResource.class)
@ExtendWith(UpstreamExtension.class)
public @interface WithUpstreams {

    /** What is started. */
    Upstream[] value();
}
