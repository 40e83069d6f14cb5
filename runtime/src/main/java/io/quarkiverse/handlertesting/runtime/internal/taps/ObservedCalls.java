package io.quarkiverse.handlertesting.runtime.internal.taps;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

/** Binds {@link CallTap} to the beans that are observed. It is added when the tests are built; nobody writes it. */
@InterceptorBinding
@Retention(RUNTIME)
@Target(TYPE)
public @interface ObservedCalls {
}
