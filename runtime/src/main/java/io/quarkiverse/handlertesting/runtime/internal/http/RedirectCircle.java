package io.quarkiverse.handlertesting.runtime.internal.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.Redirect;
import io.quarkiverse.handlertesting.runtime.internal.text.Shortened;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/**
 * Redirects that repeat. Queries are not compared: each round of a login has a new {@code state}.
 *
 * @param round the redirects of the last round
 * @param rounds how often they have come, one after the other
 */
record RedirectCircle(List<Redirect> round, int rounds) {

    private static final int TARGET_SHOWN = 160;

    /** The circle in which the redirects end; empty if they do not repeat. */
    static Optional<RedirectCircle> of(List<Redirect> redirects) {
        for (int length = 1; length * 2 <= redirects.size(); length++) {
            int rounds = rounds(redirects, length);
            if (rounds > 1) {
                return Optional.of(new RedirectCircle(inOrder(redirects.subList(redirects.size() - length, redirects.size()),
                        redirects.get(0)), rounds));
            }
        }
        return Optional.empty();
    }

    private static int rounds(List<Redirect> redirects, int length) {
        int same = length;
        while (same < redirects.size() && isSame(redirects.get(redirects.size() - 1 - same),
                redirects.get(redirects.size() - 1 - same + length))) {
            same++;
        }
        return same / length;
    }

    /** The round from the request of the test on, if that is a part of it. */
    private static List<Redirect> inOrder(List<Redirect> last, Redirect first) {
        for (int i = 0; i < last.size(); i++) {
            if (isSame(last.get(i), first)) {
                List<Redirect> round = new ArrayList<>(last.subList(i, last.size()));
                round.addAll(last.subList(0, i));
                return round;
            }
        }
        return List.copyOf(last);
    }

    private static boolean isSame(Redirect one, Redirect other) {
        return one.method().equals(other.method()) && one.status() == other.status() && isSame(one.uri(), other.uri())
                && isSame(one.location(), other.location());
    }

    private static boolean isSame(URI one, URI other) {
        return Objects.equals(one.getRawAuthority(), other.getRawAuthority())
                && Objects.equals(one.getRawPath(), other.getRawPath());
    }

    boolean isLogin() {
        return round.stream().anyMatch(redirect -> SessionClues.isLogin(redirect.uri()));
    }

    /** {@code GET /account -> /auth/login -> keycloak /authorize -> /account, 5 rounds} */
    String text(List<RecordedEvent> events) {
        StringBuilder text = new StringBuilder(round.get(0).method()).append(' ').append(place(round.get(0).uri(), events));
        round.forEach(redirect -> text.append(" -> ").append(place(redirect.location(), events)));
        return text.append(", ").append(rounds).append(" rounds").toString();
    }

    /** One round, a line for each redirect, and below it the calls that the application made for it. */
    List<String> lines(List<RecordedEvent> events) {
        List<String> lines = new ArrayList<>();
        for (Redirect redirect : round) {
            String query = redirect.uri().getRawQuery();
            String target = place(redirect.uri(), events) + (query == null ? "" : "?" + query);
            lines.add("  " + redirect.method() + " " + Shortened.text(target, TARGET_SHOWN) + " -> " + redirect.status());
            within(redirect, events).forEach(event -> lines.add("    " + event.origin() + " " + event.payload()));
        }
        return lines;
    }

    /** The path; of another server, after its name. */
    private String place(URI uri, List<RecordedEvent> events) {
        Function<RecordedEvent, UpstreamCall> call = event -> event.payload() instanceof UpstreamCall found ? found : null;
        String upstream = events.stream().map(call).filter(Objects::nonNull)
                .filter(found -> found.url().split("\\?")[0].equals(uri.getRawPath())).map(UpstreamCall::upstream).findFirst()
                .orElse(uri.getRawAuthority());
        return Objects.equals(uri.getRawAuthority(), application()) ? uri.getRawPath() : upstream + " " + uri.getRawPath();
    }

    /** The server that most requests go to. */
    private String application() {
        return round.stream().map(redirect -> redirect.uri().getRawAuthority())
                .max(Comparator.comparingLong(authority -> round.stream()
                        .filter(redirect -> redirect.uri().getRawAuthority().equals(authority)).count()))
                .orElseThrow();
    }

    /** The events, other than exchanges, between the last request to this address and its answer. */
    private static List<RecordedEvent> within(Redirect redirect, List<RecordedEvent> events) {
        List<RecordedEvent> within = new ArrayList<>();
        boolean inside = false;
        for (int i = events.size() - 1; i >= 0; i--) {
            RecordedEvent event = events.get(i);
            if (event.payload() instanceof HttpExchange exchange && exchange.method().equals(redirect.method())
                    && exchange.path().equals(redirect.uri().getRawPath())) {
                if (exchange.stage() == Stage.REQUESTED && inside) {
                    return within;
                }
                inside = exchange.stage() == Stage.ANSWERED;
            } else if (inside && event.origin() == Origin.UPSTREAM) {
                within.add(0, event);
            }
        }
        return List.of();
    }
}
