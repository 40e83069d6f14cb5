package io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock;

import static java.net.HttpURLConnection.HTTP_INTERNAL_ERROR;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import org.jboss.logging.Logger;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.http.client.ApacheHttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.LazyHttpClient;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import io.quarkiverse.handlertesting.runtime.internal.oidc.Endpoint;
import io.quarkiverse.handlertesting.runtime.internal.text.FailureText;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/** WireMock without a listener: takes requests and returns replies. Thread-safe. */
public final class WireMockEngine {

    /** Lower than WireMock's default: the test's own stubs take precedence, whenever they are added. */
    private static final int PRIORITY_OF_ENDPOINTS = 10;

    private final StubFiles.Source files;
    private final DynamicAnswers dynamic = new DynamicAnswers();
    private final WireMockServer wireMock;
    private final StubRequestHandler handler;

    public WireMockEngine(StubFiles files) {
        this.files = files.source();
        AtomicReference<StubRequestHandler> requests = new AtomicReference<>();
        wireMock = new WireMockServer(WireMockConfiguration.options().notifier(new JBossNotifier()).fileSource(files.root())
                .mappingSource(this.files).extensions(dynamic).stubRequestLoggingDisabled(true)
                .httpClientFactory(new LazyHttpClientFactory())
                .httpServerFactory((options, admin, stubs) -> {
                    requests.set(stubs);
                    return new NoHttpServer();
                }));
        handler = requests.get();
    }

    /** The WireMock itself, with all its features. */
    WireMockServer wireMock() {
        return wireMock;
    }

    /** Answers a request. May block: a stub may be a proxy, or read a file. The caller waits for the delay of the reply. */
    public Reply answer(ReceivedHead head, byte[] body) {
        AtomicReference<Reply> reply = new AtomicReference<>();
        handler.handle(new ReceivedRequest(head, body), (same, response, attributes) -> {
            ServeEvent event = (ServeEvent) attributes.get(ServeEvent.ORIGINAL_SERVE_EVENT_KEY);
            reply.set(new Reply(response, event,
                    event.getWasMatched() ? null : NearestStub.text(event.getRequest(), wireMock)));
        }, null);
        return reply.get();
    }

    /** A call whose answer has failed. */
    public static UpstreamCall failed(String upstream, ReceivedHead head, byte[] body, Throwable failure) {
        return unanswered(upstream, head, body, HTTP_INTERNAL_ERROR, failure);
    }

    /** A call that could not be read. */
    public static UpstreamCall unread(String upstream, ReceivedHead head, int status, Throwable failure) {
        return unanswered(upstream, head, new byte[0], status, failure);
    }

    private static UpstreamCall unanswered(String upstream, ReceivedHead head, byte[] body, int status, Throwable failure) {
        LoggedRequest request = LoggedRequest.createFrom(new ReceivedRequest(head, body));
        return new UpstreamCall(upstream, head.method(), head.target(), status, null, FailureText.of(failure), request);
    }

    /** Stubs an endpoint. It is never reported as unused. */
    public void add(Endpoint endpoint) {
        StubMapping stub = WireMock.request(endpoint.method(), WireMock.urlPathEqualTo(endpoint.path()))
                .withName(endpoint.name()).atPriority(PRIORITY_OF_ENDPOINTS).build();
        // Register first: a request may match the stub at once.
        dynamic.put(stub, endpoint);
        wireMock.addStubMapping(stub);
    }

    /** Whether this endpoint was added, here or to an engine whose stubs were, since the last reset. */
    public boolean has(Endpoint endpoint) {
        return dynamic.has(endpoint);
    }

    /**
     * Adds the stubs of another engine, in their order, but not those of files.
     *
     * @return the ids of the stubs
     */
    public Set<UUID> addAll(WireMockEngine other) {
        Set<UUID> added = new HashSet<>();
        dynamic.putAll(other.dynamic);
        other.wireMock.getStubMappings().stream().filter(stub -> !other.files.has(stub))
                .sorted(Comparator.comparingLong(StubMapping::getInsertionIndex)).forEach(stub -> {
                    wireMock.addStubMapping(stub);
                    added.add(stub.getId());
                });
        return added;
    }

    /**
     * The stubs that answered no call, as messages name them, in the order in which they were added; without stubs of files and
     * endpoints.
     *
     * @param used the stubs that answered a call
     */
    public List<String> unused(Set<UUID> used) {
        return wireMock.getStubMappings().stream()
                .filter(stub -> !used.contains(stub.getId()) && !files.has(stub) && !dynamic.has(stub))
                .sorted(Comparator.comparingLong(StubMapping::getInsertionIndex)).map(StubText::of).toList();
    }

    /** Restores the state of a new engine: only the stubs of files are left. */
    public void reset() {
        wireMock.resetToDefaultMappings();
        dynamic.clear();
        wireMock.resetScenarios();
        wireMock.resetRequests();
        wireMock.updateGlobalSettings(GlobalSettings.defaults());
    }

    /** Writes WireMock's messages into the log. */
    private static final class JBossNotifier implements Notifier {

        private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting.upstream");

        @Override
        public void info(String message) {
            LOG.debug(message);
        }

        @Override
        public void error(String message) {
            LOG.warn(message);
        }

        @Override
        public void error(String message, Throwable thrown) {
            LOG.warn(message, thrown);
        }
    }

    /** Makes the clients of proxy stubs on first use: a client is slow to make, and most tests have no proxy stub. */
    private static final class LazyHttpClientFactory implements HttpClientFactory {

        private final HttpClientFactory clients = new ApacheHttpClientFactory();

        @Override
        public HttpClient buildHttpClient(Options options, boolean trustAll, List<String> trusted, boolean systemProperties) {
            return new LazyHttpClient(() -> clients.buildHttpClient(options, trustAll, trusted, systemProperties));
        }
    }

    /** Replaces WireMock's listener by no listener: {@code UpstreamServers} listens. */
    private static final class NoHttpServer implements HttpServer {

        @Override
        public void start() {
            // Nothing to start.
        }

        @Override
        public void stop() {
            // Nothing to stop.
        }

        @Override
        public boolean isRunning() {
            return true;
        }

        @Override
        public int port() {
            return -1;
        }

        @Override
        public int httpsPort() {
            return -1;
        }
    }
}
