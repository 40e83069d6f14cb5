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
 * On a test class or method: keeps the stubs and scenarios of each {@link MockUpstream} from the test before, if that test has
 * the annotation too. Stubs of a {@code @BeforeAll} method of its class join those that are kept. {@code verify} and
 * {@code findAll} then also see the calls of that test; {@link MockUpstream#calls} and
 * {@link MockUpstream#awaitCall} do not. Without it, each test starts without those of other tests. On a class, it applies to
 * nested classes too.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target({ TYPE, METHOD })
public @interface KeepStubs {
}
