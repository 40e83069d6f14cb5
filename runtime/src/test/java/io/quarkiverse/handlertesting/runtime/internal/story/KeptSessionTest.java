package io.quarkiverse.handlertesting.runtime.internal.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/** A login that keeps the session cookie of the client is a clue, where a user or the failure proves it. */
class KeptSessionTest {

    private static final String ID = "sid=0123456789abcdef";

    private static final Cause R3 = new Cause(3, "GET /me");

    private final Recorded recorded = new Recorded();

    private void answered(Cause by, String method, String path, String caller, List<String> cookies, List<String> set) {
        recorded.by(by);
        recorded.add(Origin.HTTP, method + " " + path, new HttpExchange(method, path, 200, Duration.ZERO, Stage.ANSWERED,
                cookies, set, null, null, caller, null));
    }

    private void begins() {
        answered(Recorded.R1, "GET", "/", null, List.of(), List.of(ID + "; Path=/"));
    }

    private void logsIn(List<String> cookies, List<String> set) {
        answered(Recorded.R2, "POST", "/login", null, cookies, set);
    }

    private void isKnown(List<String> cookies) {
        answered(R3, "GET", "/me", "alice", cookies, List.of());
    }

    private String clue() {
        return text(KeptSession.of(recorded.events(), request -> true, "sid"));
    }

    private static String text(Optional<Clue> clue) {
        return clue.map(found -> found.weight() + " " + found.text().replaceAll("#[0-9a-f]{4}", "#")).orElse("");
    }

    @Test
    void namesTheLoginAfterWhichTheCookieHasAUser() {
        begins();
        logsIn(List.of(ID), List.of());
        isKnown(List.of(ID, "theme=dark"));

        assertEquals("POINTS The login r2 POST /login set no new session cookie: sid is still cookie(16)#, which r1 GET / had"
                + " set before the login.", clue());
    }

    @Test
    void namesACookieThatTheTestHasPutIn() {
        logsIn(List.of(ID), List.of("theme=dark"));
        isKnown(List.of(ID));

        assertEquals("POINTS The login r2 POST /login set no new session cookie: sid is still cookie(16)#, which the client had"
                + " before the login.", clue());
    }

    @Test
    void aNewCookieIsNoFault() {
        begins();
        logsIn(List.of(ID), List.of("sid=fedcba9876543210"));
        isKnown(List.of("sid=fedcba9876543210"));
        assertEquals("", clue());
        assertEquals(Optional.empty(), KeptSession.in("expected: <0123456789abcdef>", recorded.events()));
    }

    @Test
    void theCookieOfTheLoginItselfIsNoFault() {
        logsIn(List.of(), List.of(ID));
        isKnown(List.of(ID));
        assertEquals("", clue());
    }

    /** It may be of a theme, and another one has the user. */
    @Test
    void oneOfSeveralCookiesIsNoFault() {
        begins();
        logsIn(List.of(ID), List.of("credential=1"));
        isKnown(List.of(ID, "credential=1"));
        assertEquals("", text(KeptSession.of(recorded.events(), request -> true, "other")));
    }

    @Test
    void aRequestThatNamesItsUserInAnotherWayIsNoFault() {
        begins();
        logsIn(List.of(ID), List.of());
        isKnown(List.of(ID));
        assertEquals("", text(KeptSession.of(recorded.events(), request -> request != 3, "sid")));
    }

    @Test
    void aRequestThatCannotBeALoginIsNoFault() {
        begins();
        answered(Recorded.R2, "POST", "/baskets", null, List.of(ID), List.of());
        answered(Recorded.R2, "GET", "/login", null, List.of(ID), List.of());
        isKnown(List.of(ID));
        assertEquals("", clue());
    }

    @Test
    void aFailureThatHasTheValueShowsIt() {
        begins();
        logsIn(List.of(ID), List.of());

        assertEquals("SHOWS The login r2 POST /login set no new session cookie: sid is still cookie(16)#, which r1 GET / had"
                + " set before the login.",
                text(KeptSession.in("expected: not equal but was: <0123456789abcdef>", recorded.events())));
        assertEquals("", text(KeptSession.in("expected: <1> but was: <2>", recorded.events())));
        assertEquals("", text(KeptSession.in(null, recorded.events())));
        assertEquals(Weight.SHOWS, KeptSession.in("0123456789abcdef", recorded.events()).orElseThrow().weight());
    }
}
