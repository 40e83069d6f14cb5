package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.Objects;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig.TransportMode;
import io.quarkiverse.handlertesting.runtime.internal.http.HeaderCheck;
import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;

/** A client whose requests use one transport, or both. */
record HandlerClientImpl(ClientServices services, TransportMode mode) implements HandlerClient {

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
        String ofApplication = isAbsolute ? BaseAddress.withoutOrigin(path, services.settings().socketOrigin()) : path;
        boolean isOfProxy = isAbsolute && BaseAddress.isOfProxy(path, services.settings().socketOrigin());
        RequestParts parts = new RequestParts(method, ofApplication, isAbsolute, isOfProxy);
        parts.pathParams.putAll(RequestPath.parameters(ofApplication, pathParams));
        return new HandlerRequestImpl(services, mode, parts, bodiless);
    }

    @Override
    public HandlerClient overSocket() {
        return new HandlerClientImpl(services, TransportMode.SOCKET);
    }

    @Override
    public HandlerClient inProcess() {
        return new HandlerClientImpl(services, TransportMode.IN_PROCESS);
    }

    @Override
    public HandlerClient bothWays() {
        return new HandlerClientImpl(services, TransportMode.BOTH);
    }

    @Override
    public String toString() {
        return "HandlerClient[" + mode + "]";
    }
}
