package io.quarkiverse.handlertesting.runtime.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hash code of an identity differs in each run. */
class IdentityHashesTest {

    static class Silent {
    }

    record Page(Object query) {
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Page[query=io.quarkus.panache.PanacheQueryImpl@6f3b] | Page[query=PanacheQueryImpl]",
            "java.util.concurrent.CompletableFuture@1b2c3d4e[Not completed] | CompletableFuture[Not completed]",
            "org.acme.Pulls$Query@0, org.acme.Pulls$Query@ff | Pulls.Query, Pulls.Query",
            "PanacheQueryImpl@6f3b4c | PanacheQueryImpl",
            "[org.acme.Pulls$$Lambda/0x00007f1a2b3c@1a2b3c4d] | [lambda of Pulls]",
            "org.acme.Pulls$$Lambda$14@1a2b3c4d | lambda of Pulls",
            "[B@1f2e3d | byte[]",
            "[[Ljava.lang.String;@1f2e3d | String[][]"
    })
    void isNotShown(String text, String shown) {
        assertEquals(shown, IdentityHashes.without(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "User[mail=Bob@acme.org]", "User[mail=bob.Miller@cafe.de]", "Bob@acme", "Bob@facade",
            "@Urgent Tick",
            "no at", "org.acme.Pulls@main", "user@6f3b4c" })
    void otherTextStays(String text) {
        assertEquals(text, IdentityHashes.without(text));
    }

    @Test
    void ofValuesInsideOthers() {
        assertEquals("Page[query=IdentityHashesTest.Silent]", ValueText.text(new Page(new Silent())));
        assertEquals("[IdentityHashesTest.Silent]", ValueText.text(List.of(new Silent())));
        assertEquals("IllegalStateException: no value for IdentityHashesTest.Silent",
                FailureText.of(new IllegalStateException("no value for " + new Silent())));
    }

    @Test
    void aTextOfTheApplicationStays() {
        assertEquals("\"" + "org.acme.Pulls@6f3b" + "\"", ValueText.text("org.acme.Pulls@6f3b"));
    }
}
