package io.quarkiverse.handlertesting.runtime.internal.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.http.TestUser;

/** The header that carries the identity of a request. */
class IdentitySealTest {

    private static final int RANDOM_TEXTS = 20_000;
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final IdentitySeal seal = new IdentitySeal(SECRET);
    private final TestUser alice = TestUser.user("alice").role("admin");
    private final String header = seal.write(alice);

    @Test
    void writesSignatureAndTexts() {
        assertEquals(List.of("salice", "{1", "sadmin", "{0", "(0", "(0"), Stream.of(header.split("\\.")).skip(1)
                .map(part -> new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8)).toList());
        assertTrue(header.matches("[A-Za-z0-9_-]{43}(\\.[A-Za-z0-9_-]+){6}"), header);
    }

    @ParameterizedTest
    @ValueSource(strings = { "alice", "Zo\u00eb", "\u738b\u5c0f\u660e", "\ud83d\ude00", "a.b", "a,b:c;d=e", " a ",
            "a\r\nSet-Cookie: b=c",
            "a\0b", "\u0645\u0631\u064a\u0645", "a\u0301" })
    void readsAnyTextAsWrittenWithoutEndingTheHeader(String text) {
        TestUser identity = TestUser.user(text).role(text, "other", text + "2").claim(text, text);
        String written = seal.write(identity);
        assertEquals(Optional.of(identity), seal.read(written));
        assertTrue(written.matches("[A-Za-z0-9_.-]+"), written);
    }

    @Test
    void allowsAUserWithoutRoles() {
        TestUser identity = TestUser.user("alice");
        assertEquals(Optional.of(identity), seal.read(seal.write(identity)));
    }

    @Test
    void readsAllPartsWithTheirTypes() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("s", "");
        values.put("b", true);
        values.put("numbers", List.of(1, 2L, (short) 3, (byte) 4, 0.1, 0.1f, new BigInteger("9".repeat(40)),
                new BigDecimal("1.10")));
        values.put("t", Instant.parse("2026-11-30T04:05:06.789Z"));
        values.put("set", Set.of("a"));
        values.put("nested", Map.of("list", List.of(List.of(), Map.of())));
        TestUser user = TestUser.user("ann").role("b", "a").permission("file:read", "file").claim("c", values)
                .attribute("a", values);

        TestUser read = seal.read(seal.write(user)).orElseThrow();

        assertEquals(user, read);
        assertEquals(List.copyOf(user.roles()), List.copyOf(read.roles()));
        assertEquals(new BigDecimal("1.10"), ((List<?>) ((Map<?, ?>) read.attributes().get("a")).get("numbers")).get(7));
        assertThrows(UnsupportedOperationException.class, () -> ((Map<?, ?>) read.claims().get("c")).clear());
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
