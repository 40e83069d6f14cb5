package io.quarkiverse.handlertesting.runtime.internal.client;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.TestUser;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig.TransportMode;
import io.quarkiverse.handlertesting.runtime.internal.http.HeaderCheck;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;

/** A client whose requests use one transport, or both. */
record HandlerClientImpl(ClientServices services, TransportMode mode, List<UnaryOperator<HandlerRequest>> defaults)
        implements
            HandlerClient {

    HandlerClientImpl(ClientServices services, TransportMode mode) {
        this(services, mode, List.of());
    }

    @Override
    public HandlerRequest get(String path, Object... pathParams) {
        return request("GET", path, pathParams, true);
    }

    @Override
    public HandlerRequest head(String path, Object... pathParams) {
        return request("HEAD", path, pathParams, true);
    }

    @Override
    public HandlerRequest request(String method, String path, Object... pathParams) {
        return request(method, path, pathParams, false);
    }

    private HandlerRequest request(String method, String path, Object[] pathParams, boolean bodiless) {
        if (!HeaderCheck.isToken(Objects.requireNonNull(method, "method"))) {
            throw new IllegalArgumentException("Invalid HTTP method: \"" + ControlCharacters.escaped(method) + "\".");
        }
        RequestPath.check(Objects.requireNonNull(path, "path"));
        boolean isAbsolute = RequestPath.isAbsolute(path);
        BaseAddress base = services.address();
        String ofApplication = isAbsolute ? base.withoutOrigin(path, services.settings().socketOrigin()) : path;
        boolean isOfProxy = isAbsolute && base.isOfProxy(path, services.settings().socketOrigin());
        RequestParts parts = new RequestParts(method, ofApplication, isAbsolute, isOfProxy);
        parts.pathParams.putAll(RequestPath.parameters(ofApplication, pathParams));
        HandlerRequest request = new HandlerRequestImpl(services, mode, parts, bodiless);
        for (UnaryOperator<HandlerRequest> step : defaults) {
            request = withDefault(request, step);
        }
        return request;
    }

    /** Applies a step whose result is a default: later steps replace it. */
    private static HandlerRequest withDefault(HandlerRequest request, UnaryOperator<HandlerRequest> step) {
        return ((HandlerRequestImpl) step.apply(request)).asDefaults();
    }

    /** A mistake in a default fails here, and not in each request. */
    private HandlerClient with(UnaryOperator<HandlerRequest> step) {
        step.apply(request("GET", ""));
        return new HandlerClientImpl(services, mode, Stream.concat(defaults.stream(), Stream.of(step)).toList());
    }

    @Override
    public HandlerClient as(HandlerSession session) {
        return with(request -> request.anonymous().as(session));
    }

    @Override
    public HandlerClient as(String user, String... roles) {
        return with(request -> request.as(user, roles));
    }

    @Override
    public HandlerClient as(TestUser user) {
        return with(request -> request.as(user));
    }

    @Override
    public HandlerClient header(String name, String value) {
        return with(request -> request.header(name, value));
    }

    @Override
    public HandlerClient within(Duration deadline) {
        return with(request -> request.within(deadline));
    }

    @Override
    public HandlerClient overSocket() {
        return new HandlerClientImpl(services, TransportMode.SOCKET, defaults);
    }

    @Override
    public HandlerClient inProcess() {
        return new HandlerClientImpl(services, TransportMode.IN_PROCESS, defaults);
    }

    @Override
    public HandlerClient bothWays() {
        return new HandlerClientImpl(services, TransportMode.BOTH, defaults);
    }

    @Override
    public String toString() {
        return "HandlerClient[" + mode + "]";
    }
}
