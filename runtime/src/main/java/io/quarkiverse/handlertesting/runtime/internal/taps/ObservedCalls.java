package io.quarkiverse.handlertesting.runtime.internal.taps;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

/** Binds {@link CallTap} to the observed beans. The build of the tests adds it; it is not for source code. */
@InterceptorBinding
@Retention(RUNTIME)
@Target(TYPE)
public @interface ObservedCalls {
}
