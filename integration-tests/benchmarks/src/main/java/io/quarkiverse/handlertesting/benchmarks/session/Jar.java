package io.quarkiverse.handlertesting.benchmarks.session;

import java.net.URI;
import java.util.List;

/** A cookie jar, which keeps cookies between requests to one address. */
interface Jar {

    URI ADDRESS = URI.create("http://localhost:8081" + SampleCookies.PATH);

    /** The value of the {@code Cookie} field for the next request. */
    String header();

    /** Takes the {@code Set-Cookie} fields of a response. */
    void receive(List<String> setCookies);
}
