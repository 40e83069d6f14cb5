package io.quarkiverse.handlertesting.runtime.internal.selectors;

import java.util.Optional;

import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.GrpcCall;
import io.quarkiverse.handlertesting.events.GrpcCall.Stage;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.text.Suggestions;

/**
 * Calls of one gRPC method that have been answered.
 *
 * @param method the full name
 */
public record AnsweredCallSelector(String method) implements EventSelector<GrpcCall> {

    public AnsweredCallSelector {
        int slash = method.indexOf('/');
        if (slash <= 0 || slash == method.length() - 1 || method.indexOf('/', slash + 1) > 0) {
            throw new IllegalArgumentException("answered(method) takes the full name of a gRPC method, "
                    + "\"package.Service/Method\", but got \"" + method + "\". For HTTP, write answered(method, path).");
        }
    }

    @Override
    public boolean matches(RecordedEvent event) {
        return event.payload() instanceof GrpcCall call && call.method().equals(method) && call.stage() == Stage.ANSWERED;
    }

    @Override
    public GrpcCall value(RecordedEvent event) {
        return (GrpcCall) event.payload();
    }

    @Override
    public String description() {
        return "answer to " + method;
    }

    @Override
    public Optional<String> nearMiss(RecordedEvent event) {
        if (!(event.payload() instanceof GrpcCall call) || call.stage() == Stage.REQUESTED) {
            return Optional.empty();
        }
        if (call.method().equals(method)) {
            return Optional.of("cancelled, not answered");
        }
        return Suggestions.isNear(method, call.method()) ? Optional.of("not \"" + method + "\"") : Optional.empty();
    }
}
