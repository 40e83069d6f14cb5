package io.quarkiverse.handlertesting.runtime.internal.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import io.quarkiverse.handlertesting.http.CookieJar;
import io.quarkiverse.handlertesting.http.Redirect;
import io.quarkiverse.handlertesting.runtime.internal.cookies.CookieLedger;

/** The state of a session, for any HTTP client. Thread-safe. */
final class SessionState {

    private final String name;
    private final String actor;
    private final SessionServices services;
    private final CookieJar jar = new CookieJar();
    private final CookieLedger ledger = new CookieLedger();
    private final Map<String, String> headers = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private volatile boolean secure;
    private volatile Csrf csrf;
    private volatile List<Redirect> redirects = List.of();

    /** @param actor who sends its requests, after "as" in messages */
    SessionState(String name, String actor, SessionServices services) {
        this.name = name;
        this.actor = actor;
        this.services = services;
        this.csrf = services.settings().csrf().orElse(null);
    }

    String name() {
        return name;
    }

    String actor() {
        return actor;
    }

    SessionServices services() {
        return services;
    }

    CookieJar jar() {
        return jar;
    }

    CookieLedger ledger() {
        return ledger;
    }

    /** Forgets all cookies, and what became of them. */
    void clear() {
        jar.clear();
        ledger.clear();
    }

    Map<String, String> headers() {
        return headers;
    }

    boolean isSecure() {
        return secure;
    }

    void secure() {
        secure = true;
    }

    Optional<Csrf> csrf() {
        return Optional.ofNullable(csrf);
    }

    void csrf(Csrf newCsrf) {
        csrf = newCsrf;
    }

    List<Redirect> redirects() {
        return redirects;
    }

    void redirects(List<Redirect> lastRedirects) {
        redirects = lastRedirects;
    }
}
