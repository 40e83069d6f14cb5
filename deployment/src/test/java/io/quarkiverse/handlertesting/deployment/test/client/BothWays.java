package io.quarkiverse.handlertesting.deployment.test.client;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A test that runs once for each transport, and gets its name as an argument. The argument is a String, since an enum would
 * have another class on the side of JUnit.
 */
@Target(METHOD)
@Retention(RUNTIME)
@ParameterizedTest(name = "{0}")
@ValueSource(strings = { BothWays.IN_PROCESS, BothWays.OVER_SOCKET })
public @interface BothWays {

    String IN_PROCESS = "in process";
    String OVER_SOCKET = "over a socket";
}
