package io.quarkiverse.handlertesting.runtime.internal.taps.sql;

import java.util.List;

/** A statement that a reactive client sends, whose class is changed for the tests so that its parameters can be read. */
public interface TupledRequest {

    /** The sets of values of the parameters; {@code null} or empty for none. */
    List<?> tuples();
}
