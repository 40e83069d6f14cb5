package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import java.time.Duration;
import java.time.Instant;

import io.quarkiverse.handlertesting.http.CookieJar;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.MovableClock;
import io.quarkiverse.handlertesting.http.Sessions;
import io.restassured.config.RestAssuredConfig;

/** Our session, or our jar alone; on a movable clock, so that it never waits. */
final class Ours implements Contestant {

    private final MovableClock clock = new MovableClock(Instant.now());
    private final Contestant contestant;

    private Ours(CookieJar jar, Contestant contestant) {
        this.contestant = contestant;
        jar.setClock(clock);
    }

    static Ours session(Loopback loopback) {
        HandlerSession session = Sessions.standalone().open("x");
        RestAssuredConfig config = RestAssuredClients.config(loopback);
        return new Ours(session.jar(), loopback.with(uri -> session.given().config(config).get(uri)));
    }

    static Ours jar() {
        CookieJar jar = new CookieJar();
        return new Ours(jar, visit -> {
            String sent = jar.header(visit.uri()).orElse("");
            visit.answers().forEach(answer -> jar.receive(visit.uri(), answer.setCookies()));
            return sent;
        });
    }

    @Override
    public String visit(Visit visit) throws Exception {
        return contestant.visit(visit);
    }

    @Override
    public void timePassed(Duration time) {
        clock.move(time);
    }
}
