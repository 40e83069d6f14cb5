package io.quarkiverse.handlertesting.runtime.internal.cases;

import org.junit.platform.commons.PreconditionViolationException;

/** A mistake in the cases of a test: JUnit fails the test before the first case. */
final class CaseMistake extends PreconditionViolationException {

    private static final long serialVersionUID = 1L;

    CaseMistake(String message) {
        super(message);
    }
}
