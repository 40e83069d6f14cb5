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

/**
 * Names a {@link MockUpstream}, and what of the application calls it:
 *
 * <pre>
 * &#64;Inject
 * &#64;Upstream("huggingface") // the REST client of this config key, interface or class name
 * MockUpstream hub;
 * </pre>
 *
 * It is read when the tests are built. From then on the client's address is that of the mock, whatever
 * {@code application.properties} says; the path of the address that is configured there is kept. Fields of several test classes
 * with one name are one upstream.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({ FIELD, PARAMETER, METHOD })
public @interface Upstream {

    /** The name: usually the config key of a REST client, its simple or its full name. */
    @Nonbinding
    String value();

    /** The REST client, where the name is none of its own. */
    @Nonbinding
    Class<?> client() default void.class;

    /** A configuration property that is to hold the address, for whatever is no REST client; empty for none. */
    @Nonbinding
    String property() default "";
}
