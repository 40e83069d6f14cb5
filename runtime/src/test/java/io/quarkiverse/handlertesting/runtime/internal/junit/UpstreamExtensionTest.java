package io.quarkiverse.handlertesting.runtime.internal.junit;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

import io.quarkiverse.handlertesting.runtime.internal.text.Logged;
import io.quarkiverse.handlertesting.runtime.internal.upstream.StandaloneUpstreams;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkiverse.handlertesting.upstream.WithUpstreams;

/** The end of a test of a packaged application reports what the test left at its upstreams. */
class UpstreamExtensionTest {

    private static final String CUT = "UpstreamExtensionTest.Packaged.%s ended while streams of its upstreams were open."
            + " They are cut now:\n  llm: GET /chat";

    private static MockUpstream started;
    private static MockUpstream other;

    /** The upstream is in the field, as the test resource injects it. */
    @ExtendWith(UpstreamExtension.class)
    static class Packaged {

        @Upstream("llm")
        MockUpstream llm = started;

        @Test
        void opens() throws Exception {
            llm.stubLive(get("/chat"));
            HttpRequest request = HttpRequest.newBuilder(URI.create(llm.url() + "/chat")).build();
            HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        }

        @Test
        void callsAnother() throws Exception {
            HttpRequest request = HttpRequest.newBuilder(URI.create(other.url() + "/sent")).build();
            HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
        }

        @Test
        void opensAndFails() throws Exception {
            opens();
            fail("the test's own");
        }

        @Test
        void callsAnotherAndFails() throws Exception {
            callsAnother();
            fail("the test's own");
        }

        /** The field is in the enclosing class. */
        @Nested
        class Inner {

            @Test
            void callsWithoutAStub() throws Exception {
                callsAnother();
            }
        }
    }

    @ExtendWith(UpstreamExtension.class)
    static class WithoutField {

        @Test
        void calls() {
        }
    }

    @WithUpstreams({ @Upstream("llm"), @Upstream("mail") })
    private static final class Resource {
    }

    private final Logged log = new Logged();
    private final List<LogRecord> logged = log.records();
    private StandaloneUpstreams upstreams;

    @BeforeEach
    void start() {
        upstreams = new StandaloneUpstreams(Resource.class.getAnnotation(WithUpstreams.class).value());
        started = upstreams.upstreams().get(0);
        other = upstreams.upstreams().get(1);
    }

    @AfterEach
    void stop() {
        log.close();
        upstreams.close();
    }

    /** The number of failures when one test runs. */
    private static long failed(String test) {
        return run(selectMethod(Packaged.class, test)).size();
    }

    private static List<String> failures(String test) {
        return failures(selectMethod(Packaged.class, test));
    }

    /** The messages of the failures, each followed by those of its suppressed exceptions. */
    private static List<String> failures(DiscoverySelector test) {
        return run(test).stream().map(Failure::getException)
                .flatMap(failure -> Stream.concat(Stream.of(failure), Stream.of(failure.getSuppressed())))
                .map(failure -> String.valueOf(failure.getMessage()))
                .map(text -> text.replaceAll(" +\\d+ ms", "  N ms").replaceAll("upstream-\\d+", "upstream-N").strip()).toList();
    }

    private static List<Failure> run(DiscoverySelector test) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(
                LauncherDiscoveryRequestBuilder.request().selectors(test).build(), summary);
        assertEquals(1, summary.getSummary().getTestsStartedCount());
        return summary.getSummary().getFailures();
    }

    private void assertWarned(String message) {
        assertEquals(List.of(message), logged.stream().map(LogRecord::getMessage).toList());
    }

    @Test
    void warnsOfAnOpenStream() {
        assertEquals(0, failed("opens"));
        assertWarned(CUT.formatted("opens"));
    }

    @Test
    void warnsOfAnOpenStreamOfAFailedTest() {
        assertEquals(1, failed("opensAndFails"));
        assertWarned(CUT.formatted("opensAndFails"));
    }

    private static String unexpected(String test, String lead) {
        return """
                UpstreamExtensionTest.Packaged.%s caused 1 call that no stub matches:
                  mail: GET /sent, unattributed
                    there are no stubs
                Stub them, or allow such calls (quarkus.handler-testing.upstream.fail-on-unmatched=false).%sThe test saw:
                  #1  N ms  ?  UPSTREAM  mail GET /sent -> not expected: there are no stubs   <- unattributed, on handler-testing-upstream-N
                1 event is unattributed (?): it happened during this test, but nothing connects it with a request of this test."""
                .formatted(test, lead);
    }

    /** The class has a field for llm only. */
    @Test
    void reportsACallOfAnUpstreamWithoutAField() {
        assertEquals(List.of(unexpected("callsAnother", " ")), failures("callsAnother"));
    }

    @Test
    void addsTheCallToTheFailureOfATestThatFailed() {
        assertEquals(List.of("the test's own", "UpstreamExtensionTest.Packaged.callsAnotherAndFails failed.\n"
                + unexpected("callsAnotherAndFails", "\n")), failures("callsAnotherAndFails"));
    }

    @Test
    void endsATestOfANestedClass() {
        assertEquals(List.of(unexpected("Inner.callsWithoutAStub", " ")),
                failures(selectNestedMethod(List.of(Packaged.class), Packaged.Inner.class, "callsWithoutAStub")));
    }

    @Test
    void refusesAClassWithoutAField() {
        assertEquals(
                List.of("UpstreamExtensionTest.WithoutField.calls has @WithUpstreams, but no field of the type MockUpstream"
                        + " whose @Upstream has one of those names."),
                failures(selectMethod(WithoutField.class, "calls")));
    }
}
