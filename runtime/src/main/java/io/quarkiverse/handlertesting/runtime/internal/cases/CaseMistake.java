package io.quarkiverse.handlertesting.runtime.internal.cases;

import org.junit.platform.commons.PreconditionViolationException;

/** The cases of a test have a mistake: JUnit fails the test before its first case. */
final class CaseMistake extends PreconditionViolationException {

    private static final long serialVersionUID = 1L;

    CaseMistake(String message) {
        super(message);
    }
}
