package io.quarkiverse.handlertesting.modelhub.chat;

import org.junit.jupiter.api.DisplayName;

import io.quarkus.test.junit.QuarkusTest;

/** The one before that of another profile, or after it: the order is that of the build. */
@QuarkusTest
@DisplayName("The mocks of an application")
class FreshMocksTest extends MocksOfOneApplication {
}
