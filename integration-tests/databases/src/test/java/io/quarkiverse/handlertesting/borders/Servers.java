package io.quarkiverse.handlertesting.borders;

import io.quarkus.test.common.QuarkusTestResource;

/** Starts the servers for all tests of the module, before their application. */
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(RedisServer.class)
final class Servers {

    private Servers() {
    }
}
