package io.quarkiverse.handlertesting.runtime.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames of Kotlin have the names of its source code. */
class KotlinFramesTest {

    @ParameterizedTest
    @CsvSource({
            "org.acme.Pulls, start, Pulls.start",
            "org.acme.PullsKt, start, PullsKt.start",
            "org.acme.Pulls$start$1, invokeSuspend, Pulls.start",
            "org.acme.Pulls$start$job$1$2, invokeSuspend, Pulls.start",
            "org.acme.Outer$Inner$start$1, invoke, Outer.Inner.start",
            "org.acme.Pulls$start$1, dispatch, Pulls.start.1.dispatch",
            "org.acme.Pulls, start$default, Pulls.start",
            "org.acme.Pulls, start$lambda$0, Pulls.start",
            "org.acme.Pulls, start$suspendImpl, Pulls.start",
            "org.acme.Pulls, access$start, Pulls.start",
            "org.acme.Pulls, access$start$default, Pulls.start",
            "org.acme.Pulls$Companion, start, Pulls.Companion.start",
            "Pulls, invoke, Pulls.invoke",
    })
    void nameTheMethodOfTheSource(String className, String method, String name) {
        assertEquals(name, KotlinFrames.method(className, method));
    }
}
