package io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.MultiValue;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;

import io.quarkiverse.handlertesting.runtime.internal.oidc.Endpoint;
import io.quarkiverse.handlertesting.runtime.internal.oidc.EndpointRequest;

/** The stubs whose answers are computed when calls arrive. Thread-safe. */
final class DynamicAnswers implements ResponseDefinitionTransformerV2 {

    private final Map<UUID, Endpoint> endpoints = new ConcurrentHashMap<>();

    void put(StubMapping stub, Endpoint endpoint) {
        endpoints.put(stub.getId(), endpoint);
    }

    boolean has(StubMapping stub) {
        return endpoints.containsKey(stub.getId());
    }

    boolean has(Endpoint endpoint) {
        return endpoints.containsValue(endpoint);
    }

    /** Also answers for the stubs of another engine. */
    void putAll(DynamicAnswers other) {
        endpoints.putAll(other.endpoints);
    }

    void clear() {
        endpoints.clear();
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Endpoint endpoint = endpoints.get(event.getStubMapping().getId());
        return endpoint == null ? event.getResponseDefinition()
                : definition(endpoint.answer().apply(new MatchedRequest(event.getRequest())));
    }

    private static ResponseDefinition definition(Endpoint.Response response) {
        ResponseDefinitionBuilder builder = ResponseDefinitionBuilder.responseDefinition().withStatus(response.status());
        response.headers().forEach(builder::withHeader);
        return (response.body().isEmpty() ? builder : builder.withBody(response.body())).build();
    }

    @Override
    public String getName() {
        return "handler-testing-dynamic-answers";
    }

    private record MatchedRequest(Request request) implements EndpointRequest {

        @Override
        public Optional<String> header(String name) {
            return Optional.ofNullable(request.getHeader(name));
        }

        @Override
        public Optional<String> parameter(String name) {
            return first(request.formParameter(name)).or(() -> first(request.queryParameter(name)));
        }

        private static Optional<String> first(MultiValue values) {
            return values.isPresent() ? Optional.of(values.firstValue()) : Optional.empty();
        }
    }
}
