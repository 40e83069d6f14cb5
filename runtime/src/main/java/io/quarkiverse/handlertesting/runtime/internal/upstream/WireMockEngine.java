package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;

/** WireMock without a listener: it is given requests and gives responses. Thread-safe. */
final class WireMockEngine {

    private final StubFiles files;
    private final DynamicAnswers made = new DynamicAnswers();
    private final WireMockServer wireMock;
    private final StubRequestHandler handler;

    WireMockEngine(StubFiles files, Notifier notifier) {
        this.files = files.copy();
        AtomicReference<StubRequestHandler> requests = new AtomicReference<>();
        wireMock = new WireMockServer(WireMockConfiguration.options().notifier(notifier).fileSource(files.root())
                .mappingSource(this.files).extensions(made).stubRequestLoggingDisabled(true)
                .httpClientFactory(new LateHttpClients())
                .httpServerFactory((options, admin, stubs) -> {
                    requests.set(stubs);
                    return new NoHttpServer();
                }));
        handler = requests.get();
    }

    /** All that WireMock can do. */
    WireMockServer wireMock() {
        return wireMock;
    }

    /**
     * What WireMock says to a request.
     *
     * @param event with the stub that it matches, if there is one
     */
    record Answer(Response response, ServeEvent event) {
    }

    /** May block: a stub may be a proxy, or read a file. Delays are left to whoever sends the answer. */
    Answer answer(Request request) {
        AtomicReference<Answer> answer = new AtomicReference<>();
        handler.handle(request, (same, response, attributes) -> answer.set(new Answer(response, event(attributes))), null);
        return answer.get();
    }

    private static ServeEvent event(Map<String, Object> attributes) {
        return (ServeEvent) attributes.get(ServeEvent.ORIGINAL_SERVE_EVENT_KEY);
    }

    /** Stubs what is made when the call comes. */
    void stub(MappingBuilder mapping, Function<Request, ResponseDefinitionBuilder> answer) {
        StubMapping stub = mapping.build();
        // Before it can be found.
        made.put(stub, answer);
        wireMock.addStubMapping(stub);
    }

    boolean isMade(StubMapping stub) {
        return made.has(stub);
    }

    boolean isOfFile(StubMapping stub) {
        return files.has(stub);
    }

    /** As it was when it was new: only the stubs of files are left. */
    void reset() {
        wireMock.resetToDefaultMappings();
        made.clear();
        wireMock.resetScenarios();
        wireMock.resetRequests();
        wireMock.updateGlobalSettings(files.globalSettings());
    }
}
