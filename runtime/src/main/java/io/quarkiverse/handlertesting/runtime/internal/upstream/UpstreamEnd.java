package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.events.CallOut;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.text.Lines;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/**
 * The state of the upstreams at the end of a test, and the failure messages about it.
 *
 * @param failsOnUnmatched whether calls that no stub matches are reported
 */
public record UpstreamEnd(String test, List<OfUpstream> upstreams, boolean failsOnUnmatched) {

    /** How many lines of calls or stubs a message has. */
    private static final int MAX_LINES = 16;

    /**
     * A call that got no answer of a stub.
     *
     * @param text the call as messages describe it
     * @param hasCause whether a request of the test, or the test itself, led to it
     */
    record FailedCall(String text, boolean hasCause) {
    }

    /**
     * @param unexpected the calls that no stub matches
     * @param unanswered the calls that could not be answered
     * @param uncaused such calls as fail no test: they have no cause, and the test does not name the upstream
     * @param unused the stubs that were never called, without the stubs of files
     * @param cut the stubs whose streams were open
     * @param called whether the application called the upstream because of the test, or the test used it
     * @param unnamed the message that the test does not name the upstream; empty if it does
     */
    record OfUpstream(String name, List<String> unexpected, List<String> unanswered, List<String> uncaused,
            List<String> unused, Set<String> cut, boolean called, Optional<String> unnamed) {
    }

    /**
     * What was wrong with the calls of a test, in words.
     *
     * @param sentence the first line
     * @param list the calls or the stubs
     * @param remedy the last sentence; empty for none
     */
    public record Reported(String sentence, String list, String remedy) {

        /** The message of a failure. */
        public String text(Journal journal) {
            return journal.story(sentence).showing(list)
                    .telling(event -> event.payload() instanceof UpstreamCall call && !call.isExpected()
                            || event.payload() instanceof CallOut sent && sent.stage() == CallOut.Stage.ANSWERED)
                    .ledBy((remedy + " The test saw:").strip(), remedy).text();
        }

        /** As {@link #text}, beside a message that has the events. */
        public String withoutEvents() {
            return sentence + "\n" + list + "\n" + remedy;
        }
    }

    /** The calls that no stub matches; empty if there were no such calls, or if they are not reported. */
    public Optional<Reported> unexpected() {
        if (!failsOnUnmatched) {
            return Optional.empty();
        }
        return calls("no stub matches", OfUpstream::unexpected, "Stub them, or allow such calls"
                + " (quarkus.handler-testing.upstream.fail-on-unmatched=false).");
    }

    /** The calls that could not be answered; empty if there were no such calls. */
    public Optional<Reported> unanswered() {
        return calls("an upstream could not answer", OfUpstream::unanswered, "The log has the stack traces.");
    }

    private Optional<Reported> calls(String which, Function<OfUpstream, List<String>> of, String remedy) {
        long calls = upstreams.stream().mapToLong(upstream -> of.apply(upstream).size()).sum();
        if (calls == 0) {
            return Optional.empty();
        }
        String list = upstreams.stream().flatMap(upstream -> of.apply(upstream).stream()
                .map(call -> "  " + upstream.name() + ": " + call.replace("\n", "\n  ")))
                .collect(Collectors.joining("\n"));
        String unnamed = upstreams.stream().filter(upstream -> !of.apply(upstream).isEmpty())
                .flatMap(upstream -> upstream.unnamed().stream()).map(message -> "\n" + message).collect(Collectors.joining());
        return Optional.of(new Reported(
                test + " caused " + calls + (calls == 1 ? " call" : " calls") + " that " + which + ":",
                shortened(list) + unnamed, remedy));
    }

    /**
     * The warning of calls without a cause that fail no test; empty if there were no such calls, or if they are not reported.
     */
    public Optional<String> uncaused() {
        List<String> stubs = upstreams.stream().filter(upstream -> !upstream.uncaused().isEmpty())
                .map(upstream -> "src/test/resources/upstreams/" + upstream.name() + "/mappings").toList();
        if (!failsOnUnmatched || stubs.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("While ").append(test)
                .append(" ran, the application made a call that no request of the test led to, and that no stub answers:");
        upstreams.forEach(upstream -> upstream.uncaused().forEach(
                call -> text.append("\n  ").append(upstream.name()).append(": ").append(call.replace("\n", "\n  "))));
        return Optional.of(text.append("\nIt fails no test, and is reported once. A @Scheduled job may have sent it. Stubs in ")
                .append(String.join(" and ", stubs)).append(" answer it in all tests. %test.quarkus.scheduler.enabled=false"
                        + " stops all jobs, the value \"off\" of its every or cron stops one.")
                .toString());
    }

    /**
     * The note to the failure of a test that met an upstream which it does not name; empty if it met none.
     *
     * @param unauthorized whether the application answered a request with 401
     */
    public Optional<String> unnamed(boolean unauthorized) {
        StringBuilder text = new StringBuilder();
        for (OfUpstream upstream : upstreams) {
            upstream.unnamed().filter(message -> upstream.called() || unauthorized)
                    .ifPresent(message -> text.append(text.isEmpty() ? "" : "\n").append(test)
                            .append(" failed after its application ").append(upstream.called() ? "called the mock upstream "
                                    : "answered with 401; it verifies tokens by the keys of the mock upstream ")
                            .append(upstream.name()).append(". ").append(message));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    /** The stubs that were never called; empty if there are no such stubs. */
    public Optional<Reported> unused() {
        String list = upstreams.stream().flatMap(upstream -> upstream.unused().stream()
                .map(stub -> "  " + upstream.name() + ": " + stub)).collect(Collectors.joining("\n"));
        return list.isEmpty() ? Optional.empty()
                : Optional.of(new Reported(test + " has stubs that were never called, and has @FailOnUnusedStubs:",
                        shortened(list), ""));
    }

    private static String shortened(String list) {
        return Lines.atMost(MAX_LINES, MAX_LINES - 1, list);
    }

    /** The message about streams that were open and are cut now; empty if there were no such streams. */
    public Optional<String> cut() {
        StringBuilder text = new StringBuilder();
        for (OfUpstream upstream : upstreams) {
            upstream.cut().forEach(stub -> text.append("\n  ").append(upstream.name()).append(": ").append(stub));
        }
        return text.isEmpty() ? Optional.empty()
                : Optional.of(test + " ended while streams of its upstreams were open. They are cut now:" + text);
    }
}
