package io.quarkiverse.handlertesting.runtime.internal.taps.sql;

/** A connection or statement of Agroal, whose class is changed for the tests so that it keeps a value of ours. */
public interface TappedWrapper {

    /** {@code null} if none was set. */
    Object handlerTestingValue();

    void handlerTestingValue(Object value);
}
