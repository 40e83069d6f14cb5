package io.quarkiverse.handlertesting.classic;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test that runs once for each transport, whose name is its argument. */
@Target(METHOD)
@Retention(RUNTIME)
@ParameterizedTest(name = "{0}")
@ValueSource(strings = { BothWays.IN_PROCESS, BothWays.OVER_SOCKET })
@interface BothWays {

    String IN_PROCESS = "in process";
    String OVER_SOCKET = "over a socket";
}
