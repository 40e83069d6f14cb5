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
 * On a test class or method: the test fails if it ends with stubs of a {@link MockUpstream} that were never called, those of
 * files and of {@link OidcUpstream} excepted, and names them. A test that has failed already keeps its own failure. On a class
 * it holds for its nested
 * classes too.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target({ TYPE, METHOD })
public @interface FailOnUnusedStubs {
}
