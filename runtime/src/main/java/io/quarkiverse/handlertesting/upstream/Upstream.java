package io.quarkiverse.handlertesting.upstream;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;

import org.junit.jupiter.api.extension.ExtendWith;

import io.quarkiverse.handlertesting.runtime.internal.junit.MissingUpstreamsExtension;

/**
 * Names a {@link MockUpstream} and the REST client or property through which the application calls it:
 *
 * <pre>
 * &#64;Inject
 * &#64;Upstream("huggingface") // the REST client of this config key, interface or class name
 * MockUpstream hub;
 * </pre>
 *
 * The build of the tests reads this annotation and replaces scheme, host and port of the client's address with those of the
 * mock. It overrides {@code application.properties}; the rest of the address stays as it is configured there. Fields with the
 * same name share one upstream, also across test classes.
 * <p>
 * The mock is there for all tests of the module, of all classes and profiles. If something stronger than
 * {@code application.properties} gives the address, such as the environment or a test resource, each test of that application
 * fails before it begins.
 * <p>
 * In a {@code @QuarkusIntegrationTest}, {@link WithUpstreams} starts the mock. Without it, each test of the class fails before
 * it begins. So does each test of a {@code @QuarkusMainTest} with such a field.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({ FIELD, PARAMETER, METHOD })
@ExtendWith(MissingUpstreamsExtension.class)
public @interface Upstream {

    /** The name of the upstream: usually the config key of a REST client, or its simple or full class name. */
    @Nonbinding
    String value();

    /** The REST client, if {@link #value()} does not name it. */
    @Nonbinding
    Class<?> client() default void.class;

    /** A configuration property that holds the address, for a caller that is not a REST client; empty if there is no such. */
    @Nonbinding
    String property() default "";

    /**
     * A configuration property that holds the host, for a caller that has host and port in different properties; empty if there
     * is no such. It requires {@link #port()}.
     */
    @Nonbinding
    String host() default "";

    /** A configuration property that holds the port; empty if there is no such. It requires {@link #host()}. */
    @Nonbinding
    String port() default "";

    /**
     * A configuration property that is {@code true} if the caller uses TLS, with {@link #host()} and {@link #port()}; empty if
     * there is no such. It becomes {@code false}, because the mock has no TLS.
     */
    @Nonbinding
    String tls() default "";
}
