package io.quarkiverse.handlertesting.runtime.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The address of a request is built as RestAssured builds it. */
class BaseAddressTest {

    @ParameterizedTest(name = "{0} {1} {2} {3} -> {4}")
    @CsvSource({
            "http://localhost, 8081, '', /models, http://localhost:8081/models",
            "http://localhost, -1, '', /models, http://localhost/models",
            "http://localhost:9090, 8081, '', /models, http://localhost:9090/models",
            "https://localhost, 8444, '', /models, https://localhost:8444/models",
            "http://[::1], 8081, '', /models, http://[::1]:8081/models" })
    void portOfTheBaseUriWinsOverTheTestPort(URI base, int port, String basePath, String path, URI address) {
        assertEquals(address, BaseAddress.at(base, port, basePath, path));
    }

    @ParameterizedTest(name = "{0} + {1} + {2} -> {3}")
    @CsvSource({
            "'', '', models, /models", "'', '', '', ''", "'', /, /, /", "/, /, /models, /models", "'', , /models, /models",
            "'', api, models, /api/models", "'', /api, models, /api/models", "'', /api/, /models, /api/models",
            "'', /api, '', /api", "'', /api/, '', /api", "'', /api, ?page=1, /api?page=1", "'', /api/, ?page=1, /api?page=1",
            "/root, '', /models, /root/models", "/root/, /api/, models, /root/api/models", "/root, /api, /, /root/api/",
            "/a%20b, /c%2Fd, /e?f=/g, /a%20b/c%2Fd/e?f=/g" })
    void joinsPathsWithOneSlash(String root, String basePath, String path, String joined) {
        assertEquals(URI.create("http://localhost:8081" + joined),
                BaseAddress.at(URI.create("http://localhost" + root), 8081, basePath, path));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(nullValues = "none", value = {
            "http://localhost:8080/models/7?page=1, /models/7?page=1", "HTTP://LocalHost:8080/a, /a",
            "http://localhost:8080, ''", "http://localhost:8080?page=1, ?page=1", "https://localhost:8444/a%2Fb, /a%2Fb",
            "http://localhost/a, none", "http://localhost:80801/a, none", "http://localhost:8080.example.org/a, none",
            "http://localhost:8080@example.org/a, none", "https://localhost:8080/a, /a", "https://localhost:8443/a, none",
            "//localhost:8080/a, none",
            "http://127.0.0.1:8080/a, none" })
    void removesTheOriginOfTheApplication(String address, String path) {
        Optional<URI> tls = Optional.of(URI.create("https://localhost:8444/root"));
        if (path != null) {
            assertEquals(path, BaseAddress.withoutOrigin(address, "http://localhost:8080", tls));
        } else {
            assertThrows(IllegalArgumentException.class,
                    () -> BaseAddress.withoutOrigin(address, "http://localhost:8080", tls));
        }
    }

    @ParameterizedTest(name = "{0} at {1} -> {2}")
    @CsvSource({
            "http://localhost:8081/api/models?page=1, https://localhost:8444, https://localhost:8444/api/models?page=1",
            "http://localhost:8081/api, https://localhost:8444/other?x=y, https://localhost:8444/api",
            "http://localhost:8081, https://127.0.0.1, https://127.0.0.1",
            "http://localhost:8081/a%2Fb?c=%20d, http://h, http://h/a%2Fb?c=%20d" })
    void movesToAnotherOriginWithPathAndQuery(URI address, URI origin, URI moved) {
        assertEquals(moved, BaseAddress.move(address, origin));
    }
}
