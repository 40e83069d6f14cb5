package io.quarkiverse.handlertesting.runtime.internal.upstream;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;

/** Stubs whose answers are made when the call comes. Thread-safe. */
final class DynamicAnswers implements ResponseDefinitionTransformerV2 {

    private final Map<UUID, Function<Request, ResponseDefinitionBuilder>> answers = new ConcurrentHashMap<>();

    void put(StubMapping stub, Function<Request, ResponseDefinitionBuilder> answer) {
        answers.put(stub.getId(), answer);
    }

    boolean has(StubMapping stub) {
        return answers.containsKey(stub.getId());
    }

    void clear() {
        answers.clear();
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Function<Request, ResponseDefinitionBuilder> answer = answers.get(event.getStubMapping().getId());
        return answer == null ? event.getResponseDefinition() : answer.apply(event.getRequest()).build();
    }

    @Override
    public String getName() {
        return "handler-testing-made-answers";
    }
}
