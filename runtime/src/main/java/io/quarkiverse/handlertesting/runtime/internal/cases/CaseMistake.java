package io.quarkiverse.handlertesting.runtime.internal.cases;

import org.junit.platform.commons.PreconditionViolationException;

/** What is wrong with the cases of a test: JUnit fails it before the first of them. */
final class CaseMistake extends PreconditionViolationException {

    private static final long serialVersionUID = 1L;

    CaseMistake(String message) {
        super(message);
    }
}
