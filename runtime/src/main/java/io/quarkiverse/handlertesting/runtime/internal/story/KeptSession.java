package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.PairText;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

/**
 * A login that keeps the cookie which the client had before it: an attacker who has planted that cookie is logged in too
 * (session fixation).
 */
public final class KeptSession {

    private static final Pattern LOGIN = Pattern
            .compile("(?i)/(login|log-in|signin|sign-in|sso|auth|authorize|oauth2?|openid-connect)(/|$)");
    private static final Pattern CODE = Pattern.compile("(^|&)code=");
    /** The first status of an error. */
    private static final int ERROR = 400;
    /** Shorter values may be any word of a failure. */
    private static final int MIN_VALUE = 8;

    private KeptSession() {
    }

    /** Whether the path is one at which users log in, by its words. */
    public static boolean isLogin(String path) {
        return LOGIN.matcher(path).find();
    }

    /**
     * The clue that a cookie was anonymous before a login and has a user after it.
     *
     * @param ofSession whether the request of this number belongs to a session, and names its user by cookies only
     * @param cookieName of the cookie that identifies sessions. Another one counts where a request has no second
     */
    public static Optional<Clue> of(List<RecordedEvent> events, Predicate<Long> ofSession, String cookieName) {
        List<RecordedEvent> answers = answers(events).filter(event -> ofSession.test(event.cause().number())).toList();
        for (int i = 0; i < answers.size(); i++) {
            HttpExchange known = exchange(answers.get(i));
            for (String cookie : known.caller() == null ? List.<String> of() : known.cookies()) {
                if (known.cookies().size() == 1 || name(cookie).equals(cookieName)) {
                    Optional<Clue> clue = login(answers.subList(0, i), cookie).map(login -> clue(events, login, cookie));
                    if (clue.isPresent()) {
                        return clue;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The clue that a value in the message of a failure is that of a cookie which no response has replaced. */
    public static Optional<Clue> in(String message, List<RecordedEvent> events) {
        List<RecordedEvent> answers = answers(events).toList();
        Set<String> cookies = new LinkedHashSet<>();
        answers.forEach(event -> cookies.addAll(exchange(event).cookies()));
        for (String cookie : cookies) {
            String value = cookie.substring(cookie.indexOf('=') + 1);
            if (value.length() >= MIN_VALUE && message != null && message.contains(value)) {
                Optional<Clue> clue = login(answers, cookie).map(login -> clue(events, login, cookie));
                if (clue.isPresent()) {
                    return clue.map(found -> new Clue(Weight.SHOWS, found.text()));
                }
            }
        }
        return Optional.empty();
    }

    private static Stream<RecordedEvent> answers(List<RecordedEvent> events) {
        return events.stream().filter(event -> event.payload() instanceof HttpExchange exchange
                && exchange.stage() == Stage.ANSWERED && event.cause() != null && event.cause().isRequest());
    }

    private static HttpExchange exchange(RecordedEvent event) {
        return (HttpExchange) event.payload();
    }

    /** The last request of an anonymous client that could log it in, had this cookie, and got no other one. */
    private static Optional<RecordedEvent> login(List<RecordedEvent> answers, String cookie) {
        List<RecordedEvent> logins = new ArrayList<>();
        for (RecordedEvent event : answers) {
            HttpExchange exchange = exchange(event);
            if (exchange.caller() == null && exchange.cookies().contains(cookie) && canLogIn(exchange)) {
                logins.add(event);
            }
        }
        return logins.isEmpty() ? Optional.empty()
                : Optional.of(logins.get(logins.size() - 1)).filter(login -> !sets(exchange(login), name(cookie)));
    }

    private static boolean canLogIn(HttpExchange exchange) {
        boolean sendsCredentials = exchange.method().equals("POST")
                || exchange.query() != null && CODE.matcher(exchange.query()).find();
        return exchange.status() < ERROR && sendsCredentials && isLogin(exchange.path());
    }

    private static boolean sets(HttpExchange exchange, String name) {
        return exchange.setCookies().stream().anyMatch(field -> name(field).equals(name));
    }

    private static String name(String cookie) {
        return cookie.split("=", 2)[0].trim();
    }

    private static Clue clue(List<RecordedEvent> events, RecordedEvent login, String cookie) {
        String origin = answers(events).takeWhile(event -> event != login)
                .filter(event -> exchange(event).setCookies().stream()
                        .anyMatch(field -> field.split(";", 2)[0].trim().equals(cookie)))
                .findFirst().map(event -> text(event) + " had set").orElse("the client had");
        return new Clue(Weight.POINTS, "The login " + text(login) + " set no new session cookie: " + name(cookie) + " is still "
                + PairText.of("", cookie.substring(cookie.indexOf('=') + 1)) + ", which " + origin + " before the login.");
    }

    private static String text(RecordedEvent event) {
        HttpExchange exchange = exchange(event);
        return CauseColumn.text(event) + " " + exchange.method() + " " + ValueText.shortened(exchange.path());
    }
}
