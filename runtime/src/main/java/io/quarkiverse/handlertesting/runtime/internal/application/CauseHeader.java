package io.quarkiverse.handlertesting.runtime.internal.application;

/** The header that carries a cause, in HTTP and on the event bus. */
public final class CauseHeader {

    public static final String NAME = "X-Handler-Testing-Cause";
    /** The number of the exchange on its way from a server of Vert.x to the routes. */
    public static final String EXCHANGE = "X-Handler-Testing-Exchange";

    private CauseHeader() {
    }
}
