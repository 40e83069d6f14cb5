package io.quarkiverse.handlertesting.upstream;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;

/**
 * A call of the application to an upstream, recorded when it had come and its answer was known, before that was sent.
 *
 * @param upstream its name
 * @param method {@code "POST"}
 * @param url path and query
 * @param status of the answer; 0 if it is a fault
 * @param stub what has answered; {@code null} if no stub matches, and the answer is a 404
 * @param request all of it, as WireMock has it
 */
public record UpstreamCall(String upstream, String method, String url, int status, String stub, LoggedRequest request) {

    /** Whether a stub matches. */
    public boolean isExpected() {
        return stub != null;
    }

    /** {@code huggingface GET /repos/testalias/model.gguf -> 200} */
    @Override
    public String toString() {
        return upstream + " " + method + " " + url + " -> "
                + (!isExpected() ? "not expected" : status == 0 ? "a fault" : Integer.toString(status));
    }
}
