package io.quarkiverse.handlertesting.runtime.internal.junit;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.logging.LogRecord;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

import io.quarkiverse.handlertesting.runtime.internal.text.Logged;
import io.quarkiverse.handlertesting.runtime.internal.upstream.StandaloneUpstreams;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkiverse.handlertesting.upstream.WithUpstreams;

/** At the end of a test of a packaged application, the log reports what the test left at its upstreams. */
class UpstreamExtensionTest {

    private static final String CUT = "UpstreamExtensionTest.Packaged.%s ended while streams of its upstreams were open."
            + " They are cut now:\n  llm: GET /chat";

    private static MockUpstream started;

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
        void opensAndFails() throws Exception {
            opens();
            fail("the test's own");
        }
    }

    @WithUpstreams(@Upstream("llm"))
    private static final class Resource {
    }

    private final Logged log = new Logged();
    private final List<LogRecord> logged = log.records();
    private StandaloneUpstreams upstreams;

    @BeforeEach
    void start() {
        upstreams = new StandaloneUpstreams(Resource.class.getAnnotation(WithUpstreams.class).value());
        started = upstreams.upstreams().get(0);
    }

    @AfterEach
    void stop() {
        log.close();
        upstreams.close();
    }

    /** The number of failures when one test runs. */
    private static long failed(String test) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(
                LauncherDiscoveryRequestBuilder.request().selectors(selectMethod(Packaged.class, test)).build(), summary);
        assertEquals(1, summary.getSummary().getTestsStartedCount());
        return summary.getSummary().getTestsFailedCount();
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
}
