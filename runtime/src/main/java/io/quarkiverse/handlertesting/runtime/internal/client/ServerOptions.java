package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.List;

import jakarta.inject.Singleton;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.runtime.VertxHttpBuildTimeConfig;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.options.HttpServerOptionsUtils;
import io.vertx.core.http.HttpServerOptions;

/** The options of the application's HTTP server, as Quarkus makes them. */
@Singleton
public class ServerOptions {

    private final VertxHttpBuildTimeConfig buildTime;
    private final VertxHttpConfig runTime;
    private final List<HttpServerOptionsCustomizer> customizers;

    public ServerOptions(VertxHttpBuildTimeConfig buildTime, VertxHttpConfig runTime,
            @All List<HttpServerOptionsCustomizer> customizers) {
        this.buildTime = buildTime;
        this.runTime = runTime;
        this.customizers = customizers;
    }

    HttpServerOptions create(int port) {
        HttpServerOptions options = new HttpServerOptions().setPort(port);
        HttpServerOptionsUtils.applyCommonOptions(options, buildTime, runTime, List.of());
        customizers.forEach(customizer -> customizer.customizeHttpServer(options));
        return options;
    }
}
