package io.quarkiverse.handlertesting.runtime.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

    private static final URI APP = URI.create("http://localhost:8081/login");

    @Test
    void seesAPlainPortBehindATlsProxyAsASecureOne() {
        Origins origins = new Origins(APP, true);

        assertEquals(URI.create("https://localhost:8081/me?a=b"), origins.seen(URI.create("http://localhost:8081/me?a=b")));
        assertEquals(URI.create("http://localhost:8081/me?a=b"), origins.sent(URI.create("https://localhost:8081/me?a=b")));
        assertEquals(URI.create("http://localhost:9090/"), origins.seen(URI.create("http://localhost:9090/")), "another port");
        assertEquals(URI.create("https://localhost:9090/"), origins.sent(URI.create("https://localhost:9090/")));
    }

    @Test
    void changesNoAddressWithoutATlsProxy() {
        Origins origins = new Origins(APP, false);

        assertEquals(APP, origins.seen(APP));
        assertEquals(URI.create("https://localhost:8081/"), origins.sent(URI.create("https://localhost:8081/")));
    }

    @Test
    void keepsASecurePortSecure() {
        Origins origins = new Origins(URI.create("https://localhost:8444/"), true);

        assertEquals(URI.create("https://localhost:8444/x"), origins.sent(URI.create("https://localhost:8444/x")));
    }

    @ParameterizedTest
    @CsvSource({ "http://localhost:9090/, true", "http://127.0.0.1/, true", "http://127.1.2.3/, true", "http://[::1]:80/, true",
            "http://idp.localhost/, true", "https://accounts.example.com/, false", "http://127.0.0.1.example.com/, false",
            "http://localhost.example.com/, false", "http://10.0.0.1/, false" })
    void followsNoRedirectToAnotherMachine(URI to, boolean followed) {
        assertEquals(followed, new Origins(APP, false).mayBeFollowed(to));
    }

    @Test
    void followsRedirectsOnTheHostOfTheRequest() {
        assertEquals(true, new Origins(URI.create("http://staging.example.com/"), false)
                .mayBeFollowed(URI.create("https://staging.example.com/home")));
    }
}
