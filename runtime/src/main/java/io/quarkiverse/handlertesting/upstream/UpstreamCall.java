package io.quarkiverse.handlertesting.upstream;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;

/**
 * A call of the application to an upstream. It is recorded after the request has arrived and before the response is sent.
 *
 * @param upstream the name of the upstream
 * @param method {@code "POST"}
 * @param url path and query
 * @param status the status of the response; 0 if the stub answers with a fault, 500 if the upstream could not answer
 * @param stub the stub that answered, as messages name it; {@code null} if no stub matches, and the response is a 404, or if
 *        the upstream could not answer
 * @param request the whole request, as WireMock logged it
 */
public record UpstreamCall(String upstream, String method, String url, int status, String stub, LoggedRequest request) {

    /** Whether a stub matches and has answered. */
    public boolean isExpected() {
        return stub != null;
    }

    /** {@code huggingface GET /repos/testalias/model.gguf -> 200} */
    @Override
    public String toString() {
        return upstream + " " + method + " " + url + " -> "
                + (!isExpected() ? status == 404 ? "not expected" : "not answered"
                        : status == 0 ? "a fault" : Integer.toString(status));
    }
}
