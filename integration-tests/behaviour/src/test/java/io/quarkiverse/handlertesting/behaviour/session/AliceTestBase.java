package io.quarkiverse.handlertesting.behaviour.session;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;

import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;

/** A test with a session. */
abstract class AliceTestBase {

    @Inject
    Sessions sessions;
    @Inject
    Events events;

    HandlerSession alice;

    @BeforeEach
    void open() {
        alice = sessions.open("alice");
    }
}
