package io.quarkiverse.handlertesting.runtime.internal.taps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.URI;

import org.junit.jupiter.api.Test;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** The address of an outgoing request has neither its user nor its query. */
class OutgoingAddressTest {

    private static OutgoingAddress options(String uri) {
        return OutgoingAddress.of(new RequestOptions().setMethod(HttpMethod.GET).setURI(uri));
    }

    @Test
    void hasNoQuery() {
        assertEquals("http://localhost:1/a", OutgoingAddress.of("GET", URI.create("http://localhost:1/a?b=c#d")).target());
        assertEquals("https://hub/a", OutgoingAddress.of("GET", URI.create("https://hub/a?b")).target());
        assertEquals("/a", options("/a?b=c").target());
        assertEquals("/a", options("/a#c").target());
        assertEquals("/a", options("/a").target());
    }

    @Test
    void hasNoUser() {
        assertEquals("http://hub:1/a", options("http://ann:secret@hub:1/a").target());
        assertEquals("http://hub:1/a", OutgoingAddress.of("GET", URI.create("http://ann:secret@hub:1/a")).target());
    }

    @Test
    void aRedirectHasNeither() {
        assertEquals("http://hub/a", OutgoingAddress.redirect(302, "http://ann:secret@hub/a?signature=s"));
        assertEquals("/a", OutgoingAddress.redirect(301, "/a"));
        assertNull(OutgoingAddress.redirect(304, null));
        assertNull(OutgoingAddress.redirect(201, "/a"));
    }

    @Test
    void theReasonHasNoQuery() {
        assertEquals("IllegalStateException: GET /a is late",
                options("/a?secret=1").reason(new IllegalStateException("GET /a?secret=1 is late")));
    }

    @Test
    void anotherQueryIsAnotherRequest() {
        assertEquals(options("/a?b").key(), options("/a?b").key());
        assertNotEquals(options("/a?b").key(), options("/a?c").key());
    }
}
