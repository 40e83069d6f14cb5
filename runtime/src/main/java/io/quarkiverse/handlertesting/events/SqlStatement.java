package io.quarkiverse.handlertesting.events;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A statement that the application executed in a database: the payload of a {@link RecordedEvent} of {@link Origin#SQL}. Over
 * JDBC, those of the data sources of Quarkus are seen, with and without Hibernate; of the reactive clients, those that Vert.x
 * traces. {@link RecordedEvent#failure()} is the exception of a statement that failed. Thread-safe.
 */
public interface SqlStatement {

    /** The statement as the database gets it, without the values of its parameters. Of a batch, its first statement. */
    String text();

    /**
     * The statement in the form by which repetitions are found: each literal is a {@code ?}, each list of {@code IN} is
     * {@code (?)}, without comments, with single spaces.
     */
    String normalized();

    /**
     * The name of the data source of JDBC; empty for the default one, for a reactive client, and if the application has only
     * one.
     */
    Optional<String> dataSource();

    /** How many statements, or sets of parameters, were executed at once; 1 if this is no batch. */
    int batchSize();

    /** The time from the call until the database has answered; reading the rows is not included. */
    Duration duration();

    /** How many rows were changed; empty if that is unknown, for example because the application has not asked for it. */
    OptionalLong updated();

    /**
     * How many rows the application has read so far, which increases while it reads; empty if the statement has no rows. A
     * reactive client reads all of them.
     */
    OptionalLong rows();

    /**
     * How many rows the statement skips, by its {@code OFFSET}; empty without one, or if its value is unknown. Of several, that
     * of the outermost query.
     */
    OptionalLong offset();

    /** How many rows the statement has at most, by its {@code LIMIT}, {@code FETCH} or {@code TOP}; empty as for the offset. */
    OptionalLong limit();

    /**
     * The line of the application that executed the statement, {@code "OrderResource.java:40"}. It is known for one statement
     * in each repetition: when the same cause has executed the same text for the third time. Empty for others.
     */
    Optional<String> line();
}
