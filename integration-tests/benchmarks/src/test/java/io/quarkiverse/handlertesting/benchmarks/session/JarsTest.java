package io.quarkiverse.handlertesting.benchmarks.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jars are compared only in the same work. */
class JarsTest {

    @ParameterizedTest
    @EnumSource
    void eachSendsTheSameAndTheNewestSession(JarVariant variant) {
        Jar jar = variant.create();
        jar.receive(SampleCookies.setCookies());
        String renewal = SampleCookies.renewal(7);
        jar.receive(List.of(renewal));
        JarCheck.check(jar.header(), renewal);
    }

    @ParameterizedTest
    @EnumSource
    void aLostCookieIsSeen(JarVariant variant) {
        Jar jar = variant.create();
        jar.receive(SampleCookies.setCookies().subList(1, SampleCookies.COUNT));
        AssertionError seen = assertThrows(AssertionError.class,
                () -> JarCheck.check(jar.header(), SampleCookies.renewal(7)));
        assertTrue(seen.getMessage().startsWith("Instead of 40 cookies it would send 39: "), seen.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void anOldSessionIsSeen(JarVariant variant) {
        Jar jar = variant.create();
        jar.receive(SampleCookies.setCookies());
        AssertionError seen = assertThrows(AssertionError.class,
                () -> JarCheck.check(jar.header(), SampleCookies.renewal(7)));
        assertEquals("It would not send the newest session, session=" + "0".repeat(127) + "7, but " + jar.header(),
                seen.getMessage());
    }
}
