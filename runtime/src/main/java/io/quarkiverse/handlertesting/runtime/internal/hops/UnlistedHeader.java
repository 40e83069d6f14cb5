package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.Iterator;
import java.util.List;

import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.internal.RestAssuredResponseImpl;
import io.restassured.response.Response;

/** The headers of a response, one of which is found by its name, but not listed: RestAssured's logs do not show it. */
final class UnlistedHeader extends Headers {

    private final Headers listed;

    private UnlistedHeader(Headers all, String name) {
        super(all.asList());
        this.listed = new Headers(all.asList().stream().filter(header -> !header.hasSameNameAs(new Header(name, ""))).toList());
    }

    /** Does not list the header in a response that has it. */
    static void hideIn(Response response, String name) {
        if (response instanceof RestAssuredResponseImpl received && response.headers().hasHeaderWithName(name)) {
            received.setResponseHeaders(new UnlistedHeader(response.headers(), name));
        }
    }

    @Override
    public int size() {
        return listed.size();
    }

    @Override
    public boolean exist() {
        return listed.exist();
    }

    @Override
    public Iterator<Header> iterator() {
        return listed.iterator();
    }

    @Override
    public List<Header> asList() {
        return listed.asList();
    }

    @Override
    protected List<Header> list() {
        return listed.asList();
    }

    @Override
    public String toString() {
        return listed.toString();
    }
}
