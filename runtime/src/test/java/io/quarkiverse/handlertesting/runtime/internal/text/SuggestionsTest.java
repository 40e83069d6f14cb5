package io.quarkiverse.handlertesting.runtime.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name that a misspelled one was meant to be. */
class SuggestionsTest {

    @ParameterizedTest
    @CsvSource({ "models.evcit, models.evict", "downloads.complete, downloads.completed",
            "downloads.completed, downloads.completion", "download.completed, downloads.completed",
            "code_verifier, codeVerifier", "Accept-Language, acceptLanguage", "acess_token, access_token" })
    void isMeant(String name, String known) {
        assertEquals(Optional.of(known), Suggestions.meant(name, List.of("another", known)));
    }

    @ParameterizedTest
    @CsvSource({ "models.evict, models.load", "downloads.started, downloads.stopped", "progress.17, progress.18",
            "pull.a, pull.b", "id, to", "state, state" })
    void isAnotherName(String name, String known) {
        assertEquals(Optional.empty(), Suggestions.meant(name, List.of(known)));
    }

    @Test
    void theNearestOneIsMeant() {
        assertEquals(Optional.of("downloads.completed"),
                Suggestions.meant("downloads.complete", List.of("downloads.completion", "downloads.completed")));
    }

    @ParameterizedTest
    @CsvSource({ "Idempotency-Keys, Idempotency-Key", "X-Idempotency-Key, Idempotency-Key", "IdempotencyKey, Idempotency-Key",
            "Idempotence-Key, Idempotency-Key", "user_name, username", "maxSize, max-size", "role, roles",
            "Authorisation, Authorization", "follow-redirect, follow-redirects", "time-out, timeout" })
    void isSimilar(String name, String known) {
        assertEquals(Optional.of(known), Suggestions.similar(name, List.of("another", known)));
    }

    @ParameterizedTest
    @CsvSource({ "X-Forwarded-Port, X-Forwarded-Host", "Accept-Language, Accept", "Accept-Language, Accept-Encoding",
            "If-Match, If-None-Match", "Content-Type, Content-Length", "page1, page2", "from, form", "size, page",
            "X-Request-Id, X-Tenant-Id", "-, key", "key, ''" })
    void isNotSimilar(String name, String known) {
        assertEquals(Optional.empty(), Suggestions.similar(name, List.of(known)));
    }
}
