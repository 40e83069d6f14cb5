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
 * @param reason why no stub has answered: of a call that no stub matches, the nearest stub, and in further lines how the call
 *        differs from it; of a call that the upstream could not answer, the exception. {@code null} if a stub has answered
 * @param request the whole request, as WireMock logged it
 * @param response the body of the response, as the stub defines it; {@code null} for a stream, for a fault, and if no stub has
 *        answered. It is no copy: do not change it
 */
public record UpstreamCall(String upstream, String method, String url, int status, String stub, String reason,
        LoggedRequest request, byte[] response) {

    /** A call whose response has no known body. */
    public UpstreamCall(String upstream, String method, String url, int status, String stub, String reason,
            LoggedRequest request) {
        this(upstream, method, url, status, stub, reason, request, null);
    }

    /** Whether a stub matches and has answered. */
    public boolean isExpected() {
        return stub != null;
    }

    /** The body of the request as text; empty if there is none. */
    public String body() {
        return request == null ? "" : request.getBodyAsString();
    }

    /** The first value of a header field of the request; {@code null} for none. */
    public String header(String name) {
        return request == null ? null : request.getHeader(name);
    }

    /**
     * One line, {@code huggingface GET /repos/testalias/model.gguf -> 200}; of a call that no stub matches, a further line for
     * each difference to the nearest stub.
     */
    @Override
    public String toString() {
        return upstream + " " + method + " " + url + " -> "
                + (!isExpected() ? (status == 404 ? "not expected: " : "not answered: ") + reason
                        : status == 0 ? "a fault" : Integer.toString(status));
    }
}
