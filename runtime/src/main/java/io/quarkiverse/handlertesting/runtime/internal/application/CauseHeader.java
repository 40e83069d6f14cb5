package io.quarkiverse.handlertesting.runtime.internal.application;

/** The header that carries a cause, in HTTP and on the event bus. */
public final class CauseHeader {

    public static final String NAME = "X-Handler-Testing-Cause";

    private CauseHeader() {
    }
}
