package io.quarkiverse.handlertesting.modelhub.catalog;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.FailOnLeftovers;
import io.quarkiverse.handlertesting.junit.FailOnUnattributed;
import io.quarkiverse.handlertesting.ndjson.NdjsonScript;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/** The catalog is loaded on an executor of the application, and kept by a stage that follows. */
@QuarkusTest
@FailOnLeftovers
@FailOnUnattributed
@DisplayName("The refresh of the catalog")
class CatalogRefreshTest {

    private static final CatalogModel SMALL = new CatalogModel("gemma", 4L << 30);
    private static final CatalogModel LARGE = new CatalogModel("llama", 40L << 30);

    @Inject
    Events events;
    @Inject
    HandlerClient client;
    @Inject
    @Upstream("huggingface")
    MockUpstream hub;

    // tag::refresh[]
    @Test
    void canBeAwaitedAsAWhole() {
        hub.stub(get("/catalog"), NdjsonScript.of(SMALL, LARGE));
        var refreshed = events.subscribe(fired(CatalogRefreshed.class));

        client.post("/catalog/refresh").send().expectStatus(202);
        events.awaitIdle(); // the task of the executor, its call of the upstream, and the stage that follows

        assertEquals(List.of(new CatalogRefreshed(1)), refreshed.seen());
        assertEquals("[{\"repo\":\"gemma\",\"size\":4294967296}]", client.get("/catalog/known").send().asString());
    }
    // end::refresh[]

    @Test
    void keepsWhatItKnowsIfTheUpstreamFails() {
        hub.stub(get("/catalog"), NdjsonScript.of(SMALL));
        client.post("/catalog/refresh").send().expectStatus(202);
        events.awaitIdle();
        hub.stub(get("/catalog"), NdjsonScript.empty().fail());

        client.post("/catalog/refresh").send().expectStatus(202);
        events.awaitIdle();

        assertEquals("[{\"repo\":\"gemma\",\"size\":4294967296}]", client.get("/catalog/known").send().asString());
        assertEquals(1, events.subscribeFromStart(fired(CatalogRefreshed.class)).seen().size());
    }
}
