package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.http.Redirect;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityHeader;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.journal.Timeline;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.Shortened;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;

/**
 * What is told of an exchange in a failure message:
 *
 * <pre>
 *   > POST /modelfiles/pull
 *   > Content-Type: application/json
 *   >
 *   > {"repo":"testalias"}
 *   &lt; 400 Bad Request in 6 ms
 *   &lt; content-type: application/json
 *   &lt;
 *   &lt; {"error":{"code":"validation_error"}}
 * It has caused:
 *   #1    3 ms  HTTP  POST /modelfiles/pull
 * </pre>
 */
final class ExchangeReport {

    /** Of no interest: they are ours, or always the same. */
    private static final Set<String> UNSHOWN = caseInsensitive(CauseHeader.NAME, IdentityHeader.NAME, "Host", "Content-Length",
            "Transfer-Encoding");
    private static final int HEADER_SHOWN = 200;

    private final RequestParts parts;
    private final RedirectChain hops;
    /** The one that was sent last. */
    private final Supplier<OutgoingRequest> sent;
    /** {@code null} if no test was running. */
    private final RunningCause cause;
    /** That of the test, which forgets it when it ends; {@code null} if no test was running. */
    private final Journal journal;
    private final int maxShown;

    ExchangeReport(Outset outset, Supplier<OutgoingRequest> sent) {
        this.parts = outset.parts();
        this.hops = outset.hops();
        this.sent = sent;
        this.cause = outset.cause();
        this.journal = cause == null ? null : cause.testRun().journal();
        this.maxShown = outset.services().settings().maxShown();
    }

    private static Set<String> caseInsensitive(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }

    boolean hasUser() {
        return parts.user != null;
    }

    /** {@code GET /models} */
    String subject() {
        return parts.method + " " + parts.target();
    }

    /**
     * All of it, behind what was expected.
     *
     * @param response {@code null} if there was none
     */
    String text(String expectation, String response) {
        StringBuilder text = new StringBuilder(expectation);
        append(text, "  > ", request());
        if (response != null) {
            append(text, "  < ", response);
        }
        for (Redirect redirect : hops.redirects()) {
            text.append("\nIt was redirected: ").append(redirect);
        }
        if (journal != null) {
            text.append('\n').append(caused());
        }
        return text.toString();
    }

    private String request() {
        OutgoingRequest request = sent.get();
        StringBuilder text = new StringBuilder();
        text.append(request.method()).append(' ').append(request.target());
        if (hops.actor() != null) {
            text.append(", as ").append(hops.actor());
        }
        request.headers().forEach((name, value) -> text.append(header(name, value)));
        String body = parts.body.shown(maxShown);
        return body.isEmpty() ? text.toString() : text.append("\n\n").append(body).toString();
    }

    /** Begins with a line break; empty for what is of no interest. */
    static String header(String name, String value) {
        if (UNSHOWN.contains(name)) {
            return "";
        }
        return "\n" + name + ": " + ControlCharacters.escaped(Shortened.text(value, HEADER_SHOWN));
    }

    /** {@code 201 Created in 6 ms}, its headers and its body. */
    static String response(int status, long nanos, List<Map.Entry<String, String>> headers, String body) {
        StringBuilder text = new StringBuilder();
        text.append(status).append(' ').append(HttpResponseStatus.valueOf(status).reasonPhrase());
        if (nanos > 0) {
            text.append(" in ").append(Durations.text(nanos));
        }
        headers.forEach(header -> text.append(header(header.getKey(), header.getValue())));
        return body.isEmpty() ? text.toString() : text.append("\n\n").append(body).toString();
    }

    private String caused() {
        List<RecordedEvent> events = journal.events().stream()
                .filter(event -> event.cause() != null && event.cause().number() == cause.cause().number()).toList();
        return events.isEmpty() ? "It has caused nothing that is recorded."
                : "It has caused:\n" + new Timeline(events, journal.settings().maxShown(), false).text();
    }

    private static void append(StringBuilder text, String before, String lines) {
        lines.lines().forEach(line -> text.append('\n').append((before + line).stripTrailing()));
    }
}
