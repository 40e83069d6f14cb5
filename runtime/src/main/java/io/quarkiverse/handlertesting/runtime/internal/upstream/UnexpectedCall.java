package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.List;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import io.quarkiverse.handlertesting.events.Cause;

/**
 * A call that no stub matches.
 *
 * @param cause {@code null} if it is not known
 * @param nearest the stub that is most like it; {@code null} if there is none
 * @param scenarios as they were
 */
record UnexpectedCall(LoggedRequest request, Cause cause, StubMapping nearest, List<Scenario> scenarios) {

    /** {@code GET /models, caused by request 1: POST /pull}, and what the nearest stub expects, in lines. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(request.getMethod()).append(' ').append(request.getUrl())
                .append(cause == null ? ", unattributed" : ", caused by " + (cause.isRequest() ? cause : "the test"));
        if (nearest == null) {
            return text.append("\n  there are no stubs").toString();
        }
        text.append("\n  the nearest stub is ").append(StubText.of(nearest));
        differences().forEach(line -> text.append("\n    ").append(line));
        return text.toString();
    }

    private List<String> differences() {
        List<String> lines = RequestDifferences.lines(nearest.getRequest(), request);
        return lines.isEmpty() ? List.of(scenario()) : lines;
    }

    private String scenario() {
        String state = scenarios.stream().filter(scenario -> scenario.getName().equals(nearest.getScenarioName()))
                .map(Scenario::getState).findFirst().orElse(null);
        return state == null ? "it matches now, and was not there when the call came"
                : "scenario " + nearest.getScenarioName() + ": expected the state " + nearest.getRequiredScenarioState()
                        + ", but it was " + state;
    }
}
