package io.quarkiverse.handlertesting.runtime.internal.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header that carries a cause. */
class CauseIdTest {

    private static final String RUN = "0123456789abcdef0123456789abcdef";

    @Test
    void anIdIsParsedAsItIsWritten() {
        CauseId id = new CauseId(CauseId.newApplication(), 7, Long.MAX_VALUE / 10);
        assertEquals(Optional.of(id), CauseId.parse(id.header()));
    }

    @Test
    void eachRunHasItsOwnToken() {
        assertNotEquals(CauseId.newApplication(), CauseId.newApplication());
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = { "x", RUN, RUN + "-1", RUN + "-1-", RUN + "-1--2", RUN + "--1-2", RUN + "-1-2 ", " " + RUN + "-1-2",
            RUN + "-1-2\r\nSet-Cookie: a=b", RUN + "-1-2\0", RUN + "-1-99999999999999999999", "0123456789ABCDEF" + RUN + "-1-2",
            RUN + "-1-\u0662", RUN + "-0x1-2" })
    void aMalformedHeaderIsNotAnId(String header) {
        assertEquals(Optional.empty(), CauseId.parse(header));
    }
}
