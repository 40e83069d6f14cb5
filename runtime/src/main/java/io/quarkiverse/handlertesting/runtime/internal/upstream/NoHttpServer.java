package io.quarkiverse.handlertesting.runtime.internal.upstream;

import com.github.tomakehurst.wiremock.http.HttpServer;

/** What WireMock has for a server here: the listener is ours. */
final class NoHttpServer implements HttpServer {

    @Override
    public void start() {
        // There is nothing to start.
    }

    @Override
    public void stop() {
        // There is nothing to stop.
    }

    @Override
    public boolean isRunning() {
        return true;
    }

    @Override
    public int port() {
        return -1;
    }

    @Override
    public int httpsPort() {
        return -1;
    }
}
