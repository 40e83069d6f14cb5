package io.quarkiverse.handlertesting.runtime.internal.upstream;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;

/** Answers to calls that are not expected: a 404 that says why, for the log of the application. */
final class Refusals {

    private Refusals() {
    }

    static Response response(String why) {
        return Response.response().status(404)
                .headers(new HttpHeaders(new HttpHeader("Content-Type", "text/plain; charset=UTF-8"))).body(why).build();
    }
}
