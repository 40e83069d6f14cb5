package io.quarkiverse.handlertesting.http;

import static io.quarkiverse.handlertesting.http.Jars.uri;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Random input. The seeds are fixed, so that a failure can be repeated. */
class CookieJarFuzzTest {

    private static final int ROUNDS = 100_000;
    private static final String[] PARTS = { "a", "session", "=", "=", ";", "; ", " ", "\t", "\"", ",", "Path=", "/x", "/",
            "Domain=",
            ".", "example.org", "org", "Max-Age=", "-", "0", "9", "99999999999999999999", "Expires=",
            "Thu, 01 Jan 1970 00:00:00 GMT", ":", "::", "Secure", "HttpOnly", "SameSite=", "None", "Lax", "__Host-",
            "__Secure-",
            "\0", "\r", "\n", "\u007f", "é", "\ud83d\ude00", "\ud83d", "%00", "$Version" };
    private static final URI[] URIS = { uri("http://localhost:8081/a/b"), uri("https://www.example.org"),
            uri("http://127.0.0.1/"),
            uri("https://[::1]/x"), uri("http://org/") };

    @Test
    void noSetCookieThrowsOrBreaksTheHeader() {
        Random random = new Random(42);
        CookieJar jar = new CookieJar();
        int rejected = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String field = field(random);
            URI uri = URIS[random.nextInt(URIS.length)];
            jar.clear();
            jar.receive(uri, field);
            rejected += jar.rejected().size();
            jar.header(uri).ifPresent(header -> assertTrue(header.chars().allMatch(c -> c == '\t' || c >= 0x20 && c != 0x7f),
                    () -> "sent " + header + " for " + field));
        }
        assertTrue(rejected > ROUNDS / 20 && rejected < ROUNDS * 19 / 20,
                "some fields are accepted and some rejected: " + rejected);
    }

    private static String field(Random random) {
        StringBuilder field = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            field.append(random.nextInt(10) == 0 ? String.valueOf((char) random.nextInt(0x180))
                    : PARTS[random.nextInt(PARTS.length)]);
        }
        return field.toString();
    }

    @Test
    void sendsPairsExactlyAsReceived() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            CookieJar jar = new CookieJar();
            List<String> pairs = new ArrayList<>();
            for (int n = 0; n <= random.nextInt(5); n++) {
                String pair = "n" + n + token(random, false) + "=" + token(random, true);
                pairs.add(pair);
                jar.receive(URIS[0], pair + "; Path=/");
            }
            assertEquals(String.join("; ", pairs), jar.header(URIS[0]).orElseThrow());
            assertFalse(jar.cookies().stream().anyMatch(Cookie::isPersistent));
        }
    }

    /** Visible characters except the separators; spaces only in the middle. */
    private static String token(Random random, boolean value) {
        StringBuilder token = new StringBuilder("x");
        for (int i = random.nextInt(12); i > 0; i--) {
            char character = (char) (0x20 + random.nextInt(0x5f));
            token.append(character == ';' || !value && character == '=' ? 'y' : character);
        }
        return token.append('z').toString();
    }
}
