package io.quarkiverse.handlertesting.runtime.internal.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.handlertesting.runtime.internal.cause.TestCauses;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRuns;
import io.quarkiverse.handlertesting.runtime.internal.journal.Journals;
import io.quarkiverse.handlertesting.runtime.internal.oidc.OidcSettings;
import io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock.StubFiles;
import io.quarkiverse.handlertesting.upstream.OidcUpstream;

/** A test begins after everything that the first call of the application needs is warmed up. */
@Timeout(60)
class ReadyUpstreamsTest {

    private final TestRuns runs = TestCauses.runs(Journals::still);
    private final PartitionedUpstream tests = new PartitionedUpstream("hub", StubFiles.none());
    private final UpstreamServers servers = new UpstreamServers(Map.of("hub", tests));
    private final TestRun test = runs.begin("LoginTest.login");

    @AfterEach
    void close() {
        runs.endAll();
        servers.close();
    }

    @Test
    void aTestOfAProviderBeginsWithWarmKeys() {
        tests.provider(engine -> {
        }, engine -> {
        });
        servers.start();
        assertFalse(tests.keys().isReady());

        tests.begin(test, false);

        assertTrue(tests.keys().isReady());
    }

    /** An interrupted thread does not wait, and its failure names the wait. */
    @Test
    void aTestWaitsForTheWarmUp() {
        CompletableFuture<Void> cold = new CompletableFuture<>();
        tests.provider(engine -> cold.orTimeout(30, TimeUnit.SECONDS).join(), engine -> {
        });
        servers.start();

        Thread.currentThread().interrupt();
        String interrupted = assertThrows(IllegalStateException.class, () -> tests.begin(test, false)).getMessage();
        assertTrue(Thread.interrupted(), "the flag is set again");
        assertEquals("Interrupted while waiting for the upstream hub to start.", interrupted);

        cold.complete(null);
        tests.begin(test, false);
    }

    @Test
    void aFailedWarmUpDoesNotStopATest() {
        List<String> asked = new ArrayList<>();
        tests.provider(engine -> {
            asked.add("provider");
            throw new IllegalStateException("no provider");
        }, engine -> {
        });
        servers.start();
        tests.begin(test, false);
        assertEquals(List.of("provider"), asked);
    }

    /** The application does not call such an upstream at its start, and no property shows that it is a provider. */
    @Test
    void anUpstreamThatBecomesAProviderInATestIsWarmedUpThen() {
        servers.start();
        tests.begin(test, false);
        assertFalse(tests.keys().isReady());

        OidcUpstream.on(new MockUpstreamView(tests, servers.url("hub"), runs::current, List.of(OidcSettings.NONE)));

        assertTrue(tests.keys().isReady());
    }
}
