package io.quarkiverse.handlertesting.runtime.internal.cause;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.HandlerAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError.Reason;
import io.quarkiverse.handlertesting.events.FailedWork;
import io.quarkiverse.handlertesting.runtime.internal.cause.UnseenFailures.Kind;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journal;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/** Exceptions that reached nobody, in words. */
public final class UnseenFailureReport {

    private static final String NOBODY = " reached nobody: no caller, no client, no handler of the application.";

    /** How many kinds of exceptions a message shows. */
    private static final int SHOWN = 4;

    private UnseenFailureReport() {
    }

    /**
     * The failure of a test whose work ended with exceptions that reached nobody.
     *
     * @param journal that of the test, which a test run that has ended no longer has
     */
    public static EventAssertionError failure(TestRun run, List<Kind> kinds, Journal journal) {
        String type = TypeText.name(kinds.get(0).first().thrown().getClass());
        String one = kinds.size() == 1 ? "it" : "one";
        String text = text(run, kinds) + "\nHandle " + (kinds.size() == 1 ? "it" : "them") + " in the application. If "
                + one + " is meant to come, call events.expectFailure(" + type + ".class) after the request, or allow it with"
                + " @AllowFailures(" + type + ".class).";
        EventAssertionError error = new EventAssertionError(Reason.UNSEEN_FAILURE,
                story(run, kinds, text.lines().toList(), journal),
                kinds.get(0).first().thrown());
        suppressRest(error, kinds);
        return error;
    }

    /** Begins with the first exception. The others follow the clues, if there are several. */
    private static String story(TestRun run, List<Kind> kinds, List<String> lines, Journal journal) {
        int first = count(run, kinds) == kinds.get(0).count() ? lines.size() : 1 + facts(run, kinds.get(0).first()).size();
        return journal.story(String.join("\n", lines.subList(0, first)))
                .showing(String.join("\n", lines.subList(first, lines.size())))
                .telling(event -> event.payload() instanceof FailedWork failed && !failed.isHandled())
                .ledBy("The test saw:", "").text();
    }

    /** Adds the exceptions to the failure of a test that has failed otherwise. A failure of ours has them in its message. */
    public static void addTo(Throwable failure, TestRun run, List<Kind> kinds) {
        String text = text(run, kinds);
        Throwable first = kinds.get(0).first().thrown();
        EventAssertionError note = failure instanceof HandlerAssertionError
                ? new UnseenFailureNote(text, first, count(run, kinds) == 1)
                : new EventAssertionError(Reason.UNSEEN_FAILURE, text, first);
        note.setStackTrace(new StackTraceElement[0]);
        suppressRest(note, kinds);
        failure.addSuppressed(note);
    }

    private static void suppressRest(EventAssertionError error, List<Kind> kinds) {
        kinds.stream().skip(1).forEach(kind -> error.addSuppressed(kind.first().thrown()));
    }

    /** The kinds that a failure does not have yet: as itself, as a cause or as a suppressed exception. */
    public static List<Kind> without(Throwable failure, List<Kind> kinds) {
        Set<Throwable> parts = parts(failure);
        return kinds.stream().filter(kind -> !parts.contains(kind.first().thrown())).toList();
    }

    /** The exception, its causes, the suppressed ones, and theirs. */
    public static Set<Throwable> parts(Throwable thrown) {
        Set<Throwable> parts = Collections.newSetFromMap(new IdentityHashMap<>());
        addParts(thrown, parts);
        return parts;
    }

    private static void addParts(Throwable part, Set<Throwable> parts) {
        if (part != null && parts.add(part)) {
            addParts(part.getCause(), parts);
            for (Throwable suppressed : part.getSuppressed()) {
                addParts(suppressed, parts);
            }
        }
    }

    /** Some lines for each kind of exception, and a sentence that says of which test they are. */
    private static String text(TestRun run, List<Kind> kinds) {
        long count = count(run, kinds);
        return lines(run, kinds, "", kind -> "") + (count == 1 ? "\nThis exception ended work of " + run.name() + " and"
                : "\nThese " + count + " exceptions ended work of " + run.name() + " and") + NOBODY;
    }

    private static long count(TestRun run, List<Kind> kinds) {
        return kinds.stream().mapToLong(Kind::count).sum() + run.test().unseenFailures().notKept();
    }

    /**
     * {@code 3 × IllegalStateException: no such model}, and below it the request that led to it, the work that it ended, and
     * the line that threw it.
     *
     * @param indent begins each line
     * @param remark ends the first line of a kind
     */
    static String lines(TestRun run, List<Kind> kinds, String indent, Function<Kind, String> remark) {
        long notKept = run.test().unseenFailures().notKept();
        int more = Math.max(0, kinds.size() - SHOWN);
        return kinds.stream().limit(SHOWN).map(kind -> indent + counted(kind) + remark.apply(kind)
                + facts(run, kind.first()).stream().map(fact -> "\n" + indent + "  " + fact).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"))
                + (more == 0 ? "" : "\n" + indent + "… and " + more + (more == 1 ? " other kind" : " other kinds"))
                + (notKept == 0 ? "" : "\n" + indent + notKept + " more, which are not kept");
    }

    private static String counted(Kind kind) {
        return (kind.count() == 1 ? "" : kind.count() + " × ") + FailureText.of(kind.first().thrown());
    }

    private static List<String> facts(TestRun run, UnseenFailure failure) {
        Work work = failure.ended();
        RunningCause cause = work.cause().in(run);
        List<String> facts = new ArrayList<>();
        facts.add("caused by " + cause.cause() + (cause.testRun() == run ? "" : " of " + cause.testRun().name()));
        facts.add("ended " + work.kind() + work.what().map(what -> " " + what).orElse("")
                + work.startedAt().map(at -> ", started at " + at).orElse(""));
        if (failure.thrownAt() != null) {
            facts.add("thrown at " + failure.thrownAt());
        }
        return facts;
    }

    /** One line: an exception of a test that does not fail for it. */
    public static String warning(TestRun run, Kind kind) {
        return "An exception of " + run.name() + " reached nobody: " + counted(kind) + ", " + line(run, kind.first());
    }

    /** One line: an exception that may be the reason for another failure of its test. */
    public static String clue(TestRun run, Kind kind) {
        return counted(kind) + ", which reached nobody: " + line(run, kind.first()) + ".";
    }

    /** One line: an exception that came after the end of its test. */
    public static String late(TestRun run, UnseenFailure failure) {
        return "An exception reached nobody after the end of " + run.name() + ", which cannot fail any more: "
                + FailureText.of(failure.thrown()) + ", " + line(run, failure)
                + ". Await the work in the test, for example with events.awaitIdle().";
    }

    private static String line(TestRun run, UnseenFailure failure) {
        return String.join(", ", facts(run, failure));
    }
}
