package io.quarkiverse.handlertesting.modelhub.chat;

import org.junit.jupiter.api.DisplayName;

import io.quarkus.test.junit.QuarkusTest;

/** Runs before or after {@link FreshMocksOfAnotherProfileTest}: the build decides the order. */
@QuarkusTest
@DisplayName("The mocks of an application")
class FreshMocksTest extends MocksOfOneApplication {
}
