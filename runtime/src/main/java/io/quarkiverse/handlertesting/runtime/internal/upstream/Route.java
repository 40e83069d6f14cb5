package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.function.Consumer;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import io.quarkiverse.handlertesting.events.Cause;
import io.quarkiverse.handlertesting.upstream.UpstreamCall;

/**
 * Where a call belongs.
 *
 * @param stubs those of its test; {@code null} if it is refused
 * @param cause {@code null} if it is not known
 * @param calls records it
 * @param refusal why it is not answered; {@code null} if it is
 */
record Route(String upstream, UpstreamPartition stubs, Cause cause, Consumer<UpstreamCall> calls, String refusal) {

    void called(WireMockEngine.Answer answer, StubMapping stub) {
        LoggedRequest request = answer.event().getRequest();
        int status = stub != null && answer.response().getFault() != null ? 0 : answer.response().getStatus();
        calls.accept(new UpstreamCall(upstream, request.getMethod().getName(), request.getUrl(), status,
                stub == null ? null : StubText.of(stub), request));
    }
}
