package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.List;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.client.ApacheHttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.LazyHttpClient;

/** The clients of stubs that are proxies, each made when it is used: most tests have none, and they are slow to make. */
final class LateHttpClients implements HttpClientFactory {

    private final HttpClientFactory clients = new ApacheHttpClientFactory();

    @Override
    public HttpClient buildHttpClient(Options options, boolean trustAll, List<String> trusted, boolean systemProperties) {
        return new LazyHttpClient(() -> clients.buildHttpClient(options, trustAll, trusted, systemProperties));
    }
}
