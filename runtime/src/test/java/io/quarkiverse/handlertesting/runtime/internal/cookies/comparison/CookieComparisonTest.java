package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.handlertesting.runtime.internal.cookies.comparison.CookieCases.Group;

/** Runs our cookies and those of other clients through the same cases, and creates the table of the documentation. */
class CookieComparisonTest {

    private static final Path MADE = Path.of("target", "cookies.adoc");
    private static final Path PRINTED = Path.of("..", "docs", "modules", "ROOT", "partials", "cookies.adoc");

    private Loopback loopback;

    @BeforeEach
    void start() throws IOException {
        loopback = new Loopback();
    }

    @AfterEach
    void stop() {
        loopback.close();
    }

    static Stream<CookieCase> cases() {
        return CookieCases.all();
    }

    static Stream<CookieCase> casesWithoutRedirects() {
        return cases().filter(cookieCase -> !cookieCase.isRedirected());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void session(CookieCase cookieCase) {
        assertEquals(cookieCase.bySession(), Comparison.run(cookieCase, Ours.session(loopback)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("casesWithoutRedirects")
    void jar(CookieCase cookieCase) {
        assertEquals(cookieCase.expected(), Comparison.run(cookieCase, Ours.jar()));
    }

    @Test
    void table() throws Exception {
        CookieTable table = new CookieTable();
        for (Group group : CookieCases.GROUPS) {
            table.title(group.title(), Comparison.CONTESTANTS);
            for (CookieCase cookieCase : group.cases()) {
                table.row(cookieCase, Comparison.compare(cookieCase, loopback));
            }
        }
        String made = table.withSums();
        Files.writeString(MADE, made);
        assertEquals(Files.readString(PRINTED), made,
                () -> "The table of the documentation is another: copy runtime/" + MADE + " to " + PRINTED);
    }
}
