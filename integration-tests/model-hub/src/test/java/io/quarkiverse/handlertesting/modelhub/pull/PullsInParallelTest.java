package io.quarkiverse.handlertesting.modelhub.pull;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.modelhub.pull.PullRequests.pull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.parallel.Execution;

import com.github.tomakehurst.wiremock.WireMockServer;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.modelhub.fixture.HuggingFaceServer;
import io.quarkiverse.handlertesting.modelhub.fixture.UpstreamServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Tests of one class that JUnit runs at the same time: each sees its own pulls, and no other's. */
@QuarkusTest
@Execution(CONCURRENT)
@DisplayName("Pulls in parallel")
@WithTestResource(HuggingFaceServer.class)
class PullsInParallelTest {

    @Inject
    Events events;
    @UpstreamServer
    WireMockServer hub;

    // tag::parallel[]
    @RepeatedTest(40)
    @DisplayName("are each seen by their own test")
    void areEachSeenByTheirOwnTest(RepetitionInfo test) {
        hub.stubFor(any(anyUrl()).willReturn(ok("bytes")));
        var completed = events.subscribe(fired(DownloadCompleted.class));
        List<String> own = List.of("a" + test.getCurrentRepetition(), "b" + test.getCurrentRepetition());

        own.forEach(file -> pull("parallel", file).statusCode(201));
        events.awaitIdle();

        assertEquals(own, completed.seen().stream().map(DownloadCompleted::filename).sorted().toList(), events::timeline);
    }
    // end::parallel[]
}
