package io.quarkiverse.handlertesting.runtime.internal.oidc;

import java.util.function.Function;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;

/** What a provider needs of the upstream that it is on. Thread-safe. */
public interface OidcHost {

    /** Of the upstream. */
    String name();

    /** Of the upstream, without a path. */
    String url();

    /** The same as long as the application runs: it keeps what it has fetched of them. */
    OidcKeys keys();

    OidcSettings settings();

    /** Stubs what is made when the call comes, on a worker thread. It is never told as unused. */
    void answer(MappingBuilder mapping, Function<Request, ResponseDefinitionBuilder> answer);
}
