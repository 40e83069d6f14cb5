package io.quarkiverse.handlertesting.runtime.internal.cookies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.Cookie;
import io.quarkiverse.handlertesting.http.CookieJar;
import io.quarkiverse.handlertesting.http.SameSite;
import io.quarkiverse.handlertesting.runtime.internal.cookies.CookieLedger.Step;
import io.quarkiverse.handlertesting.runtime.internal.text.Fingerprints;

/** What a message says of the cookies of a session. */
class CookieStoryTest {

    private final CookieJar jar = new CookieJar();
    private final CookieLedger ledger = new CookieLedger();
    private int requests;

    @Test
    void saysWhichRequestHasSetACookieThatIsNotForThePath() {
        exchange("POST", "http://h/login", "modelhub_session=c4175c94; Path=/auth; HttpOnly");

        assertEquals(List.of("modelhub_session, set by r1 POST /login with Path=/auth, HttpOnly, was not sent to /account"),
                story("http://h/account").withheld());
    }

    @Test
    void saysWhichPathACookieHasByDefault() {
        exchange("POST", "http://h/auth/login", "id=1", "theme=dark; HttpOnly");

        assertEquals(List.of("id, set by r1 POST /auth/login without Path, so for /auth only, was not sent to /account",
                "theme, set by r1 POST /auth/login with HttpOnly without Path, so for /auth only, was not sent to /account"),
                story("http://h/account").withheld());
    }

    @Test
    void saysThatASecureCookieIsNotSentOverHttp() {
        exchange("GET", "https://h/terms", "terms=1; Secure; Path=/");

        assertEquals(List.of("terms, set by r1 GET /terms with Secure, Path=/, was not sent: it is Secure, and this is http"),
                story("http://h/account").withheld());
    }

    @Test
    void saysWhichHostACookieIsFor() {
        exchange("GET", "http://idp.example.org/", "one=1", "all=1; Domain=example.org");

        assertEquals(List.of("one, set by r1 GET /, was not sent to example.org: it is for idp.example.org only"),
                story("http://example.org/").withheld().stream().map(text -> text.replace(" without Path, so for / only", ""))
                        .toList());
        assertEquals(2, story("http://h/").withheld().size());
        assertEquals("all, set by r1 GET / with Domain=example.org without Path, so for / only, was not sent to h:"
                + " it is for example.org", story("http://h/").withheld().get(1));
    }

    @Test
    void saysWhichRequestHasRemovedACookie() {
        exchange("POST", "http://h/login", "id=1; Path=/");
        exchange("GET", "http://h/logout", "id=; Path=/; Max-Age=0", "never=; Max-Age=0");

        assertEquals(List.of("id, set by r1 POST /login with Path=/, was removed by r2 GET /logout: Max-Age=0"),
                story("http://h/account").lost());
    }

    @Test
    void saysThatACookieWithAValueWasNeverKept() {
        exchange("POST", "http://h/login", "id=1; Path=/; Max-Age=0");

        assertEquals(List.of("id, set by r1 POST /login with Path=/, Max-Age=0, was not kept: Max-Age=0"),
                story("http://h/account").lost());
    }

    @Test
    void saysWhichDateHasRemovedACookie() {
        exchange("POST", "http://h/login", "id=1; Path=/");
        exchange("GET", "http://h/logout", "id=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT");

        assertEquals(List.of("id, set by r1 POST /login with Path=/, was removed by r2 GET /logout:"
                + " Expires=Thu, 01 Jan 1970 00:00:00 GMT"), story("http://h/account").lost());
    }

    @Test
    void saysThatACookieHasExpired() {
        exchange("POST", "http://h/login", "id=1; Path=/; Max-Age=60");
        jar.setClock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(61)));

        assertEquals(List.of("id, set by r1 POST /login with Path=/, Max-Age=60, expired at T"),
                story("http://h/account").lost().stream().map(text -> text.replaceAll("20\\d\\d-\\S+", "T")).toList());
    }

    @Test
    void saysWhyACookieWasRejected() {
        exchange("POST", "http://h/login", "id=1; Secure");

        assertEquals(List.of(
                "id, set by r1 POST /login with Secure, was rejected: It is Secure, but http://h is not. If the application is behind a TLS proxy, open the session with secure()"),
                story("http://h/account").lost());
    }

    @Test
    void listsAllWithTheIdBeforeAndAfter() {
        exchange("GET", "http://h/start", "id=before; Path=/", "deep=1; Path=/deep", "gone=1; Path=/");
        exchange("GET", "http://h/next", "gone=; Path=/; Max-Age=0");
        jar.put(new Cookie("own", "1", "h", true, "/", null, false, false, SameSite.DEFAULT, Instant.now()));
        exchange("GET", "http://h/callback", "id=after-it; Path=/; HttpOnly", "new=1");

        assertEquals(List.of("id=cookie(6)#, set by r1 GET /start with Path=/, was sent",
                "own=cookie(1)#, put in by the test, was sent",
                "deep, set by r1 GET /start with Path=/deep, was not sent to /callback",
                "gone, set by r1 GET /start with Path=/, was removed by r2 GET /next: Max-Age=0",
                "id=cookie(8)# was set by this response with Path=/, HttpOnly, in place of cookie(6)#",
                "new=cookie(1)# was set by this response"), lines(ledger.steps().get(2)));
    }

    /** An absent line would be no hint. */
    @Test
    void saysThatThereIsNone() {
        exchange("GET", "http://h/start");
        assertEquals(List.of("none was sent: nothing has set one"), lines(ledger.steps().get(0)));

        exchange("GET", "http://h/next", "id=; Max-Age=0");
        exchange("GET", "http://h/next");
        assertEquals(List.of("none was sent: the session has none"), lines(ledger.steps().get(2)));
    }

    @Test
    void namesNoRequestOutsideOfATest() {
        URI login = URI.create("http://h/login?a=b");
        ledger.add(0, "POST", login, List.of(), List.of(), false).answered(200, List.of("id=1; Path=/x"));
        jar.receive(login, "id=1; Path=/x");

        assertEquals(List.of("id, set by POST /login with Path=/x, was not sent to /account"),
                story("http://h/account").withheld());
    }

    @Test
    void keepsTheLast100Requests() {
        for (int i = 0; i < 101; i++) {
            exchange("GET", "http://h/" + i);
        }

        assertEquals(100, ledger.steps().size());
        assertEquals("r2 GET /1", ledger.steps().get(0).toString());
    }

    @Test
    void tellsACookieThatWasNeverKeptFromOneThatWasRemoved() {
        exchange("POST", "http://h/login", "id=1; Path=/; Max-Age=0", "safe=1; Path=/; Secure", "never=; Max-Age=0", "out=1");
        exchange("GET", "http://h/logout", "out=; Max-Age=0");
        CookieStory story = CookieStory.ofAll(ledger.steps(), jar.cookies(), jar::fate);

        assertEquals(List.of("id, set by r1 POST /login with Path=/, Max-Age=0, was not kept: Max-Age=0",
                "safe, set by r1 POST /login with Path=/, Secure, was rejected: It is Secure, but http://h is not. If the application is behind a TLS proxy, open the session with secure()"),
                story.names().stream().flatMap(name -> story.neverKept(name).stream()).toList());
        exchange("POST", "http://h/login", "safe=1; Path=/");
        assertEquals(Optional.empty(), CookieStory.ofAll(ledger.steps(), jar.cookies(), jar::fate).neverKept("safe"));
    }

    private CookieStory story(String uri) {
        return CookieStory.until(steps(uri), ledger.steps().get(ledger.steps().size() - 1), jar::fate);
    }

    private List<Step> steps(String uri) {
        exchange("GET", uri);
        return ledger.steps();
    }

    private List<String> lines(Step step) {
        return CookieStory.until(ledger.steps(), step, jar::fate).lines().stream().map(Fingerprints::removed).toList();
    }

    private void exchange(String method, String address, String... set) {
        URI uri = URI.create(address);
        ledger.add(++requests, method, uri, jar.cookies(), jar.cookies(uri), false).answered(200, List.of(set));
        jar.receive(uri, List.of(set));
    }
}
