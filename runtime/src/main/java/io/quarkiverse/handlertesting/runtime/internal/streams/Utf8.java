package io.quarkiverse.handlertesting.runtime.internal.streams;

import java.nio.charset.StandardCharsets;

/**
 * UTF-8 as the Encoding standard decodes it, section 8.1.1, UTF-8 decoder. For malformed bytes, the decoder of the JDK writes
 * another number of replacement characters; for all others it is faster.
 */
public final class Utf8 {

    private static final char REPLACEMENT = '\ufffd';

    private Utf8() {
    }

    /** The text of these bytes. */
    public static String text(byte[] bytes, int start, int end) {
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : decode(bytes, start, end);
    }

    static String decode(byte[] bytes, int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        int needed = 0;
        int codePoint = 0;
        int lower = 0x80;
        int upper = 0xbf;
        for (int at = start; at < end; at++) {
            int octet = bytes[at] & 0xff;
            if (needed == 0) {
                needed = continuations(octet);
                codePoint = octet & (needed == 0 ? 0x7f : 0x3f >> needed);
                lower = octet == 0xe0 ? 0xa0 : octet == 0xf0 ? 0x90 : 0x80;
                upper = octet == 0xed ? 0x9f : octet == 0xf4 ? 0x8f : 0xbf;
                if (needed == 0) {
                    text.append(octet < 0x80 ? (char) octet : REPLACEMENT);
                }
            } else if (octet < lower || octet > upper) {
                text.append(REPLACEMENT);
                needed = 0;
                // This octet may begin another character.
                at--;
            } else {
                codePoint = codePoint << 6 | octet & 0x3f;
                lower = 0x80;
                upper = 0xbf;
                if (--needed == 0) {
                    text.appendCodePoint(codePoint);
                }
            }
        }
        return needed == 0 ? text.toString() : text.append(REPLACEMENT).toString();
    }

    /** How many bytes follow this first byte; 0 if none do, or if it cannot be a first byte. */
    private static int continuations(int octet) {
        if (octet >= 0xc2 && octet <= 0xdf) {
            return 1;
        }
        if (octet >= 0xe0 && octet <= 0xef) {
            return 2;
        }
        return octet >= 0xf0 && octet <= 0xf4 ? 3 : 0;
    }
}
