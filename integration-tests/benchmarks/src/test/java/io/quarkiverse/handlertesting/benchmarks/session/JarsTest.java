package io.quarkiverse.handlertesting.benchmarks.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All jars do the same work, so that they can be compared. */
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
    void aLostCookieIsDetected(JarVariant variant) {
        Jar jar = variant.create();
        jar.receive(SampleCookies.setCookies().subList(1, SampleCookies.COUNT));
        AssertionError seen = assertThrows(AssertionError.class,
                () -> JarCheck.check(jar.header(), SampleCookies.renewal(7)));
        assertTrue(seen.getMessage().startsWith("The jar would send 39 cookies instead of 40: "), seen.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void anOldSessionIsDetected(JarVariant variant) {
        Jar jar = variant.create();
        jar.receive(SampleCookies.setCookies());
        AssertionError seen = assertThrows(AssertionError.class,
                () -> JarCheck.check(jar.header(), SampleCookies.renewal(7)));
        assertEquals("The jar would not send the newest session, session=" + "0".repeat(127) + "7, but " + jar.header(),
                seen.getMessage());
    }
}
