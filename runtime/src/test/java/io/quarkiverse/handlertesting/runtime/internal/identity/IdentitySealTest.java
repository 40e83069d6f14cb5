package io.quarkiverse.handlertesting.runtime.internal.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header that carries the identity of a request. */
class IdentitySealTest {

    private static final int RANDOM_TEXTS = 20_000;
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final IdentitySeal seal = new IdentitySeal(SECRET);
    private final TestIdentity alice = TestIdentity.of("alice", List.of("admin"));
    private final String header = seal.write(alice);

    @Test
    void writesSignatureUserAndRoles() {
        assertEquals("YWxpY2U.YWRtaW4", header.substring(header.indexOf('.') + 1));
        assertTrue(header.matches("[A-Za-z0-9_-]{43}(\\.[A-Za-z0-9_-]+){2}"), header);
    }

    @ParameterizedTest
    @ValueSource(strings = { "alice", "Zo\u00eb", "\u738b\u5c0f\u660e", "\ud83d\ude00", "a.b", "a,b:c;d=e", " a ",
            "a\r\nSet-Cookie: b=c",
            "a\0b", "\u0645\u0631\u064a\u0645", "a\u0301" })
    void readsAnyTextAsWrittenWithoutEndingTheHeader(String text) {
        TestIdentity identity = TestIdentity.of(text, List.of(text, "other", text + "2"));
        String written = seal.write(identity);
        assertEquals(Optional.of(identity), seal.read(written));
        assertTrue(written.matches("[A-Za-z0-9_.-]+"), written);
    }

    @Test
    void allowsAUserWithoutRoles() {
        TestIdentity identity = TestIdentity.of("alice", List.of());
        assertEquals(Optional.of(identity), seal.read(seal.write(identity)));
    }

    @Test
    void refusesAnotherSecret() {
        assertEquals(Optional.empty(), IdentitySeal.random().read(header));
        assertEquals(Optional.empty(), seal.read(IdentitySeal.random().write(alice)));
    }

    @Test
    void neverRevealsTheSecret() {
        String secret = HexFormat.of().formatHex(SECRET);
        assertFalse((header + seal).contains(new String(SECRET, StandardCharsets.US_ASCII)));
        assertFalse((header + seal).contains(secret));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = { ".", "..", "alice", "alice.admin", ".YWxpY2U.YWRtaW4", "AAAA.YWxpY2U", "=.=", "\ud800.\ud800" })
    void refusesOtherTexts(String text) {
        assertEquals(Optional.empty(), seal.read(text));
    }

    @Test
    void refusesAnyChangedMissingOrAddedCharacter() {
        String alphabet = "ABCYZabcyz0189-_.=+/ \r\n\0\u00e4";
        for (int at = 0; at < header.length(); at++) {
            for (char other : alphabet.toCharArray()) {
                refused(header.substring(0, at) + other + header.substring(at));
                if (header.charAt(at) != other) {
                    refused(header.substring(0, at) + other + header.substring(at + 1));
                }
            }
            refused(header.substring(0, at));
            refused(header + alphabet.charAt(at % alphabet.length()));
        }
    }

    @Test
    void refusesRandomTexts() {
        Random random = new Random(4);
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            StringBuilder text = new StringBuilder(header);
            for (int edits = 1 + random.nextInt(8); edits > 0; edits--) {
                char any = (char) random.nextInt(random.nextBoolean() ? 128 : Character.MAX_VALUE + 1);
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, any);
                    case 1 -> text.insert(at, any);
                    default -> text.delete(at, Math.min(text.length() - 1, at + 1 + random.nextInt(9)));
                }
            }
            if (!text.toString().equals(header)) {
                refused(text.toString());
            }
        }
    }

    private void refused(String text) {
        assertEquals(Optional.empty(), seal.read(text), text);
    }
}
