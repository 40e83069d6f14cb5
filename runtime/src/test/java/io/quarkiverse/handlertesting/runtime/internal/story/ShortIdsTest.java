package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** UUIDs in messages are short, and each is the same everywhere. */
class ShortIdsTest {

    private static final String FIRST = "0ec9d6a1-5b1f-4c3e-9d0a-1f2e3d4c5b6a";
    private static final String ALIKE = "0ec90000-5b1f-4c3e-9d0a-1f2e3d4c41f7";
    private static final String OTHER = "7a01d6a1-5b1f-4c3e-9d0a-1f2e3d4c5b6a";

    private final ShortIds ids = new ShortIds();

    @Test
    void areTheirBeginning() {
        assertEquals("Started[id=0ec9…], GET /pulls/7a01…", ids.shortened("Started[id=" + FIRST + "], GET /pulls/" + OTHER));
        assertEquals("Completed[id=0ec9…]", ids.shortened("Completed[id=" + FIRST + "]"));
        assertEquals("", ids.legend());
    }

    @Test
    void haveALegendIfTwoWouldReadAlike() {
        assertEquals("0ec9…", ids.shortened(FIRST));
        assertEquals("0ec9…41f7, 7a01…", ids.shortened(ALIKE + ", " + OTHER));
        assertEquals("0ec9…41f7, 0ec9…", ids.shortened(ALIKE + ", " + FIRST));
        assertEquals("0ec9… is " + FIRST + ", 0ec9…41f7 is " + ALIKE, ids.legend());
    }

    @Test
    void partsOfOtherTextsStay() {
        for (String text : new String[] { "x" + FIRST, FIRST + "-1", FIRST.substring(1), "0ec9d6a1" }) {
            assertEquals(text, ids.shortened(text));
        }
    }
}
