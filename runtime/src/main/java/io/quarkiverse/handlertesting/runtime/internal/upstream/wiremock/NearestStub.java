package io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock;

import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.github.tomakehurst.wiremock.verification.NearMiss;

/**
 * The stub that is most like a call that no stub matches.
 *
 * @param scenarios the scenarios of the WireMock, to name the current state
 */
record NearestStub(LoggedRequest request, StubMapping stub, List<Scenario> scenarios) {

    /** The nearest stub and how the call differs from it, in lines. */
    static String text(LoggedRequest request, WireMockServer wireMock) {
        List<NearMiss> near = wireMock.findNearMissesFor(request);
        return near.isEmpty() ? "there are no stubs"
                : new NearestStub(request, near.get(0).getStubMapping(), wireMock.getAllScenarios().getScenarios()).text();
    }

    private String text() {
        List<String> differences = RequestDifferences.lines(stub.getRequest(), request);
        return "the nearest stub is " + StubText.of(stub) + "\n  "
                + (differences.isEmpty() ? scenario() : String.join("\n  ", differences));
    }

    private String scenario() {
        return scenarios.stream().filter(scenario -> scenario.getName().equals(stub.getScenarioName()))
                .map(Scenario::getState).findFirst()
                .map(state -> "scenario " + stub.getScenarioName() + ": expected the state "
                        + stub.getRequiredScenarioState() + ", but it was " + state)
                .orElse("it matches now, but did not exist when the call arrived");
    }
}
