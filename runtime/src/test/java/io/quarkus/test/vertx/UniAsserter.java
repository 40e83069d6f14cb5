package io.quarkus.test.vertx;

/** Stands in for that of quarkus-test-vertx, which these tests do without: it is known by its name. */
public interface UniAsserter {
}
