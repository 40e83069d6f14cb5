package io.quarkiverse.handlertesting.modelhub.catalog;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HttpAssertionError;
import io.quarkiverse.handlertesting.ndjson.NdjsonLive;
import io.quarkiverse.handlertesting.ndjson.NdjsonScript;
import io.quarkiverse.handlertesting.ndjson.NdjsonSubscription;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkus.test.junit.QuarkusTest;

/** The catalog of an upstream is passed on model by model, each on a line of JSON. */
@QuarkusTest
@DisplayName("The catalog")
class CatalogTest {

    private static final CatalogModel SMALL = new CatalogModel("gemma", 4L << 30);
    private static final CatalogModel LARGE = new CatalogModel("llama", 40L << 30);

    @Inject
    HandlerClient client;
    @Inject
    @Upstream("huggingface")
    MockUpstream hub; // the REST client of this config key calls it

    // tag::live[]
    @Test
    void deliversAModelBeforeTheUpstreamSendsTheNext() {
        NdjsonLive catalog = hub.stubLiveNdjson(get("/catalog"));
        NdjsonSubscription models = client.get("/catalog").ndjson();

        catalog.send(SMALL);
        assertEquals(SMALL, models.json(CatalogModel.class));
        catalog.send(LARGE).send(SMALL);
        assertEquals(SMALL, models.json(CatalogModel.class));
        catalog.end();
        models.awaitCompletion();
    }
    // end::live[]

    // tag::script[]
    @Test
    void isCutIfTheUpstreamFailsHalfway() {
        hub.stub(get("/catalog"), NdjsonScript.of(SMALL, LARGE, SMALL).every(ofMillis(1)).cut());

        NdjsonSubscription models = client.get("/catalog").ndjson();

        assertEquals(List.of("{\"repo\":\"gemma\",\"size\":4294967296}", "{\"repo\":\"gemma\",\"size\":4294967296}"),
                models.take(2));
        models.awaitFailure();
    }
    // end::script[]

    @Test
    void isNoStreamIfTheUpstreamRefuses() {
        hub.stub(get("/catalog"), NdjsonScript.empty().fail());
        NdjsonSubscription models = client.get("/catalog").ndjson();
        HttpAssertionError refused = assertThrows(HttpAssertionError.class, models::await);
        assertEquals("Expected a stream of JSON lines, but the response has status 500:",
                refused.getMessage().lines().findFirst().orElseThrow());
    }
}
