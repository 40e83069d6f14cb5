package io.quarkiverse.handlertesting.runtime.internal.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.http.HttpAssertionError.Reason;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.identity.IdentityHeader;
import io.quarkiverse.handlertesting.runtime.internal.journal.FailureStory;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.story.AnswerPlaces;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue;
import io.quarkiverse.handlertesting.runtime.internal.story.Scene.Missing;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.quarkiverse.handlertesting.runtime.internal.text.Secrets;
import io.quarkiverse.handlertesting.runtime.internal.text.Shortened;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;
import io.vertx.core.buffer.Buffer;

/**
 * The part of a failure message that shows an exchange, and the sentences that begin it:
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

    /** Headers that are not shown: the extension sets them, or they are always the same. */
    private static final Set<String> UNSHOWN = caseInsensitive(CauseHeader.NAME, IdentityHeader.NAME, "Host", "Content-Length",
            "Transfer-Encoding");
    private static final int HEADER_SHOWN = 200;

    private final RedirectChain chain;
    /** The journal of the test, kept here because the test run forgets it at its end; {@code null} if no test was running. */
    private final Journal journal;

    ExchangeReport(RedirectChain chain) {
        this.chain = chain;
        this.journal = chain.cause() == null ? null : chain.cause().testRun().journal();
    }

    private static Set<String> caseInsensitive(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }

    boolean hasUser() {
        return chain.parts().user != null;
    }

    /** {@code GET /models} */
    String subject() {
        return chain.parts().method + " " + chain.parts().target();
    }

    /**
     * The whole message.
     *
     * @param expectation the first sentence
     * @param response {@code null} if there was none
     */
    String text(String expectation, String response) {
        return text(expectation, response, Missing.NOTHING, Buffer.buffer(), Optional.empty());
    }

    /** As {@link #text(String, String)}, where the response or a part of it may have been missing. */
    String text(String expectation, String response, boolean isMissing) {
        return text(expectation, response, isMissing, Optional.empty());
    }

    /** As {@link #text(String, String, boolean)}, with a clue that only the caller knows. */
    String text(String expectation, String response, boolean isMissing, Optional<Clue> clue) {
        return text(expectation, response, missing(isMissing, response), Buffer.buffer(), clue);
    }

    /**
     * As {@link #text(String, String)}.
     *
     * @param body of the response; empty if it is not whole
     * @param clue that only the caller knows
     */
    String text(String expectation, String response, Buffer body, Optional<Clue> clue) {
        return text(expectation, response, Missing.NOTHING, body, clue);
    }

    private String text(String expectation, String response, Missing missing, Buffer body, Optional<Clue> clue) {
        List<String> lines = new ArrayList<>();
        prefixed(lines, "  > ", request());
        if (response != null) {
            prefixed(lines, "  < ", response);
        }
        chain.redirects().forEach(redirect -> lines.add("It was redirected: " + redirect));
        chain.cookies().lines().forEach(lines::add);
        String detail = String.join("\n", lines);
        List<Clue> clues = new ArrayList<>(chain.clues());
        clue.ifPresent(clues::add);
        if (journal == null) {
            return Stream.of(Stream.of(expectation), clues.stream().map(Clue::text), Stream.of(detail))
                    .flatMap(part -> part).collect(Collectors.joining("\n"));
        }
        LostValues.clue(body, journal.events(), chain.cause().cause()).ifPresent(clues::add);
        FailureStory story = journal.story(expectation).ofRequest(number()).missing(missing)
                .showing(detail).ledBy("It has caused:", "It has caused nothing that is recorded.");
        clues.forEach(story::with);
        return story.text();
    }

    /** The clue where the response got its status. */
    Optional<Clue> answeredWith(int status) {
        return journal == null ? Optional.empty() : answers().ofStatus(number(), status, journal.events());
    }

    /** The clue where the response was answered without a body. */
    Optional<Clue> answeredWithoutBody(int status) {
        return journal == null ? Optional.empty() : answers().ofEmptyBody(number(), status, journal.events());
    }

    /** The clue where the response was ended. */
    Optional<Clue> endedWith(int status) {
        return journal == null ? Optional.empty() : answers().ofEnd(number(), status, journal.events());
    }

    private AnswerPlaces answers() {
        return chain.cause().testRun().hints().answers();
    }

    private long number() {
        return chain.cause().cause().number();
    }

    private static Missing missing(boolean isMissing, String response) {
        return !isMissing ? Missing.NOTHING : response == null ? Missing.WHOLE : Missing.REST;
    }

    private String request() {
        OutgoingRequest request = chain.sent();
        StringBuilder text = new StringBuilder();
        text.append(request.method()).append(' ').append(request.target());
        if (chain.actor() != null) {
            text.append(", as ").append(chain.actor());
        }
        request.headers().forEach((name, value) -> text.append(header(name, value)));
        String body = body();
        return body.isEmpty() ? text.toString() : text.append("\n\n").append(body).toString();
    }

    /** The body of the request, as messages show it. */
    String body() {
        return chain.parts().body.shown(settings().maxShown());
    }

    /** Begins with a line break; empty for headers that are not shown. */
    static String header(String name, String value) {
        if (UNSHOWN.contains(name)) {
            return "";
        }
        return "\n" + name + ": " + ControlCharacters.escaped(Shortened.text(masked(name, value), HEADER_SHOWN));
    }

    /** Masked before the value is shortened: that of a part could not be told from another one. */
    private static String masked(String name, String value) {
        String before = "  > " + name + ": ";
        return Secrets.STANDARD.mask(before + value).substring(before.length());
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

    /**
     * @param missing for example "There was no response"
     */
    static String late(String missing, Duration deadline) {
        return missing + " within " + Durations.text(deadline) + ", so the exchange was aborted:";
    }

    static String interrupted(String awaited) {
        return "The thread that waited for " + awaited + " was interrupted, so the exchange was aborted:";
    }

    static String aborted(Throwable cause) {
        return "The exchange ended before its response did (" + FailureText.of(cause) + "):";
    }

    private static String tooLarge(long maxSize) {
        return "The response has more than " + maxSize + " bytes, so the exchange was aborted. Read it with stream(), or raise"
                + " quarkus.handler-testing.client.max-response-size:";
    }

    /** @param how to read less at once */
    static String tooMuchUnread(long maxSize, String how) {
        return "More than " + maxSize + " bytes have arrived that the test has not read, so the exchange was aborted. Read it "
                + how + ", or raise quarkus.handler-testing.client.max-response-size:";
    }

    /**
     * The failure of an exchange whose response is buffered.
     *
     * @param cause the failure of the transport, or of the body of the request
     * @param response {@code null} if there was none
     */
    AssertionError failure(Throwable cause, String response) {
        if (cause instanceof AssertionError error) {
            return error;
        }
        return cause instanceof BufferedResponse.TooLarge
                ? new HttpAssertionError(Reason.TOO_LARGE, text(tooLarge(settings().maxResponseSize()), response), null)
                : new HttpAssertionError(Reason.ABORTED, text(aborted(cause), response), cause);
    }

    private ClientSettings settings() {
        return chain.services().settings();
    }

    private static void prefixed(List<String> lines, String before, String text) {
        text.lines().forEach(line -> lines.add((before + line).stripTrailing()));
    }
}
