package io.quarkiverse.handlertesting.junit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.OidcUpstream;

/**
 * On a test class or method: fails the test if it ends with stubs of a {@link MockUpstream} that were never called, and names
 * those stubs. Stubs of files and of {@link OidcUpstream} are excluded. A test that has already failed keeps its own failure.
 * On a class, it applies to nested classes too.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target({ TYPE, METHOD })
public @interface FailOnUnusedStubs {
}
