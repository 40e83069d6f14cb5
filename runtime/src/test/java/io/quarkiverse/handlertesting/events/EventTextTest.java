package io.quarkiverse.handlertesting.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Named;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.runtime.internal.text.AnnotationText;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.Fingerprints;
import io.quarkiverse.handlertesting.runtime.internal.text.Suggestions;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;

class EventTextTest {

    @Named("large")
    @Deprecated(since = "2", forRemoval = true)
    static class Annotated {
    }

    static class Broken {
        @Override
        public String toString() {
            throw new IllegalStateException("no session");
        }
    }

    static class Endless {
        @Override
        public String toString() {
            return "" + this;
        }
    }

    @Test
    void showsTheStageOfAnExchange() {
        assertEquals("POST /pull", exchange(0, Stage.REQUESTED));
        assertEquals("POST /pull -> 201 in 6 ms", exchange(201, Stage.ANSWERED));
        assertEquals("POST /pull -> aborted after 6 ms", exchange(0, Stage.ABORTED));
    }

    @Test
    void showsTheQueryOfAnExchange() {
        assertEquals("GET /pulls?page=2 -> 200 in 6 ms", new HttpExchange("GET", "/pulls", 200, Duration.ofMillis(6),
                Stage.ANSWERED, List.of(), List.of(), null, "page=2", null, null).toString());
    }

    @Test
    void showsTheCookiesOfAnExchangeWithoutTheirSecrets() {
        List<String> sent = List.of("modelhub_session=c4175c943596f8709477e3f4a4e03649", "theme=dark", "nameless");
        assertEquals("POST /pull [modelhub_session=cookie(32)#, theme=cookie(4)#, cookie(8)#]", Fingerprints.removed(
                new HttpExchange("POST", "/pull", 0, Duration.ZERO, Stage.REQUESTED, sent, List.of()).toString()));
        assertEquals("POST /pull -> 201 in 6 ms [sets modelhub_session=, a=cookie(1)#]", Fingerprints.removed(
                new HttpExchange("POST", "/pull", 201, Duration.ofMillis(6), Stage.ANSWERED, sent,
                        List.of("modelhub_session=; Max-Age=0; Path=/", "a=1")).toString()));
        assertEquals("POST /pull [a=, b=, c=, d=, e=, … 7 in all]", new HttpExchange("POST", "/pull", 0, Duration.ZERO,
                Stage.REQUESTED, List.of("a=", "b=", "c=", "d=", "e=", "f=", "g="), List.of()).toString());
    }

    @Test
    void showsTheStatusOfAGrpcCall() {
        assertEquals("shop.Orders/Place", call(null, null, GrpcCall.Stage.REQUESTED));
        assertEquals("shop.Orders/Place -> OK in 6 ms", call("OK", null, GrpcCall.Stage.ANSWERED));
        assertEquals("shop.Orders/Place -> NOT_FOUND in 6 ms: no such\\nproduct",
                call("NOT_FOUND", "no such\nproduct", GrpcCall.Stage.ANSWERED));
        assertEquals("shop.Orders/Place -> cancelled after 6 ms", call(null, null, GrpcCall.Stage.CANCELLED));
    }

    private static String call(String status, String description, GrpcCall.Stage stage) {
        return new GrpcCall("shop.Orders/Place", status, description, Duration.ofMillis(6), stage).toString();
    }

    private static String exchange(int status, Stage stage) {
        return new HttpExchange("POST", "/pull", status, Duration.ofMillis(6), stage, List.of(), List.of()).toString();
    }

    @Test
    void quotesTextOnOneLine() {
        assertEquals("\"a\\r\\n\\tb\\u0000\"", ValueText.text("a\r\n\tb\0"));
        assertEquals("\"c\"", ValueText.text('c'));
        assertEquals("null", ValueText.text(null));
    }

    @Test
    void shortensLongTextBetweenCharacters() {
        assertEquals('"' + "x".repeat(120) + '"', ValueText.text("x".repeat(120)));
        assertEquals('"' + "x".repeat(120) + "… (121 characters)\"", ValueText.text("x".repeat(121)));
        assertEquals('"' + "x".repeat(119) + "… (122 characters)\"", ValueText.text("x".repeat(119) + "😀x"));
    }

    @Test
    void showsAFailingToStringInsteadOfThrowing() {
        assertEquals("EventTextTest.Broken (its toString threw IllegalStateException)", ValueText.text(new Broken()));
        assertEquals("EventTextTest.Endless (its toString threw StackOverflowError)", ValueText.text(new Endless()));
    }

    static class Failing implements CharSequence {
        @Override
        public int length() {
            return 0;
        }

        @Override
        public char charAt(int index) {
            return 'x';
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return this;
        }

        @Override
        public String toString() {
            throw new AssertionError("not loaded");
        }
    }

    static class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no bundle");
        }
    }

    @Test
    void showsAnErrorOfAnyTextInsteadOfThrowing() {
        assertEquals("EventTextTest.Failing (its toString threw AssertionError)", ValueText.text(new Failing()));
        assertEquals("[EventTextTest.Failing (its toString threw AssertionError), 1]",
                ValueText.text(new Object[] { new Failing(), 1 }));
        assertEquals("Optional[EventTextTest.Failing (its toString threw AssertionError)]",
                ValueText.text(Optional.of(new Failing())));
        assertEquals("EventTextTest.Unreadable (its getMessage threw IllegalStateException)", ValueText.text(new Unreadable()));
    }

    @Test
    void showsAnArrayThatContainsItself() {
        Object[] own = new Object[1];
        own[0] = own;
        assertEquals("[[[Object[]]]]", ValueText.text(own));
    }

    @Test
    void keepsAMessageOnOneLine() {
        assertEquals("a\\u000ab \"c\\nd\"", new BusMessage("a\nb", "c\nd", Map.of(), false).toString());
    }

    @Test
    void showsTheItemsOfAnArray() {
        assertEquals("byte[3]", ValueText.text(new byte[] { 1, 2, 3 }));
        assertEquals("[1, 2]", ValueText.text(new int[] { 1, 2 }));
        assertEquals("[\"a\", null]", ValueText.text(new String[] { "a", null }));
        assertEquals("[1, 2, 3, 4, 5, 6, 7, 8, … 9 in all]", ValueText.text(new int[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }));
    }

    @Test
    void namesFailuresAndClassesWithoutPackages() {
        assertEquals("IllegalStateException: disk full", ValueText.text(new IllegalStateException("disk full")));
        assertEquals("IllegalStateException", ValueText.text(new IllegalStateException()));
        assertEquals("EventTextTest.Broken", ValueText.text(Broken.class));
        assertEquals("int[]", TypeText.name(int[].class));
        assertEquals("Map.Entry", TypeText.name(Map.Entry.class));
    }

    @Test
    void writesAnnotationsAsInSource() {
        assertEquals("@Named(\"large\")", AnnotationText.of(Annotated.class.getAnnotation(Named.class)));
        assertEquals("@Deprecated(forRemoval=true, since=\"2\")",
                AnnotationText.of(Annotated.class.getAnnotation(Deprecated.class)));
        assertEquals("@FunctionalInterface", AnnotationText.of(Runnable.class.getAnnotation(FunctionalInterface.class)));
    }

    @Test
    void namesTheTypeOfACdiEventOnce() {
        assertEquals("Integer 7", new CdiEvent(7, Set.of()).toString());
        assertEquals("@Named(\"large\") String \"x\"",
                new CdiEvent("x", Set.of(Annotated.class.getAnnotation(Named.class))).toString());
    }

    @Test
    void showsHowACallEnded() {
        assertEquals("List.add(1, null) -> true", call(Arrays.asList(1, null), true, null, false));
        assertEquals("List.add()", call(List.of(), null, null, false));
        assertEquals("List.add() -> cancelled", call(List.of(), null, null, true));
        assertEquals("List.add() -> failed: IllegalStateException: full",
                call(List.of(), null, new IllegalStateException("full"), false));
    }

    private static String call(List<Object> arguments, Object result, Throwable failure, boolean cancelled) {
        return new MethodCall(List.class, "add", arguments, result, failure, cancelled, Duration.ZERO).toString();
    }

    @Test
    void showsAddressAndBodyOfAMessage() {
        assertEquals("a.b \"7\"", new BusMessage("a.b", "7", Map.of(), false).toString());
        assertEquals("a.b null", new BusMessage("a.b", null, Map.of(), true).toString());
    }

    @Test
    void writesDurationsInTheirNaturalUnit() {
        assertEquals("5 s", Durations.text(Duration.ofSeconds(5)));
        assertEquals("1500 ms", Durations.text(Duration.ofMillis(1500)));
        assertEquals("20 µs", Durations.text(Duration.ofNanos(20_400)));
        assertEquals("1 µs", Durations.text(1));
        assertEquals("0 ms", Durations.text(Duration.ZERO));
        assertEquals("9223372036854775807 s", Durations.text(Duration.ofSeconds(Long.MAX_VALUE, 5)));
    }

    @Test
    void suggestsTheNearestNamesFirst() {
        assertEquals(List.of("update", "create", "delete"),
                Suggestions.nearest("updat", List.of("delete", "create", "update", "findPendingOrCompleted")));
        assertEquals(List.of(), Suggestions.nearest("updat", List.of()));
        assertEquals(3, Suggestions.distance("kitten", "sitting"));
        assertEquals(4, Suggestions.distance("", "four"));
    }
}
