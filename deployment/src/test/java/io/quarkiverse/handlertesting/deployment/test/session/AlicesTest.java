package io.quarkiverse.handlertesting.deployment.test.session;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

import io.quarkiverse.handlertesting.deployment.test.RunningTest;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerSession;
import io.quarkiverse.handlertesting.http.Sessions;

/** A test with a user. */
abstract class AlicesTest {

    @Inject
    Sessions sessions;
    @Inject
    Events events;

    HandlerSession alice;
    private RunningTest test;

    @BeforeEach
    void begin(TestInfo info) {
        test = RunningTest.begin(this, info);
        alice = sessions.open("alice");
    }

    @AfterEach
    void end() {
        test.end();
    }
}
