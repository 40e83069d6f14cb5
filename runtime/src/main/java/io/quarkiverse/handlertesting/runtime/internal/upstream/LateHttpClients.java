package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.io.IOException;
import java.util.List;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.client.ApacheHttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;

/** The clients of stubs that are proxies, each made when it is used: most tests have none, and they are slow to make. */
final class LateHttpClients implements HttpClientFactory {

    private final HttpClientFactory clients = new ApacheHttpClientFactory();

    @Override
    public HttpClient buildHttpClient(Options options, boolean trustAll, List<String> trusted, boolean systemProperties) {
        return new LateHttpClient(() -> clients.buildHttpClient(options, trustAll, trusted, systemProperties));
    }

    private interface Making {

        HttpClient make();
    }

    private static final class LateHttpClient implements HttpClient {

        private final Making making;
        private HttpClient made;

        LateHttpClient(Making making) {
            this.making = making;
        }

        @Override
        public Response execute(Request request) throws IOException {
            return client().execute(request);
        }

        private synchronized HttpClient client() {
            if (made == null) {
                made = making.make();
            }
            return made;
        }
    }
}
