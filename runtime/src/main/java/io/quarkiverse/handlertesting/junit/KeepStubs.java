package io.quarkiverse.handlertesting.junit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import io.quarkiverse.handlertesting.upstream.MockUpstream;

/**
 * On a test class or method: the stubs, scenarios and calls of each {@link MockUpstream} are those that the test before it has
 * left, if that has the annotation too. Without it each test begins anew. On a class it holds for its nested classes too.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target({ TYPE, METHOD })
public @interface KeepStubs {
}
