package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.Objects;

import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.http.HandlerRequest;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig.Way;
import io.quarkiverse.handlertesting.runtime.internal.cookies.Octets;
import io.quarkiverse.handlertesting.runtime.internal.http.HeaderCheck;

/** A client whose requests go one way, or both. */
record TransportClient(ClientServices services, Way way) implements HandlerClient {

    @Override
    public HandlerRequest get(String path) {
        return request("GET", path, true);
    }

    @Override
    public HandlerRequest head(String path) {
        return request("HEAD", path, true);
    }

    @Override
    public HandlerRequest request(String method, String path) {
        return request(method, path, false);
    }

    private HandlerRequest request(String method, String path, boolean bodiless) {
        if (!HeaderCheck.isToken(Objects.requireNonNull(method, "method"))) {
            throw new IllegalArgumentException("This is no method of HTTP: \"" + Octets.visible(method) + "\".");
        }
        RequestPath.check(Objects.requireNonNull(path, "path"));
        return new ClientRequest(services, way, new RequestParts(method, path), bodiless);
    }

    @Override
    public HandlerClient overSocket() {
        return new TransportClient(services, Way.SOCKET);
    }

    @Override
    public HandlerClient inProcess() {
        return new TransportClient(services, Way.IN_PROCESS);
    }

    @Override
    public HandlerClient bothWays() {
        return new TransportClient(services, Way.BOTH);
    }

    @Override
    public String toString() {
        return "HandlerClient[" + way + "]";
    }
}
