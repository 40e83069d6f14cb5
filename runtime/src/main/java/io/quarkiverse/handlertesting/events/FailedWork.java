package io.quarkiverse.handlertesting.events;

/**
 * An exception that ended work of a test: a task, a timer, a consumer, or the handling of a request. Whether code has handled
 * it may change, so its text does too. Thread-safe.
 */
public interface FailedWork {

    /** The work: {@code "task"}, {@code "message orders"}, {@code "GET /models"}. */
    String work();

    /** Whether the work is the handling of a request: then the client has the exception, or what a mapper made of it. */
    boolean isRequest();

    /** The exception. It is recorded once, also if it ended several pieces of work. */
    Throwable thrown();

    /**
     * The line of the application that threw the exception, {@code "Importer.run(Importer.java:40)"}; {@code null} for none.
     */
    String thrownAt();

    /** The line of the application that started the work; {@code null} if it is unknown. */
    String startedAt();

    /** Whether the exception has reached code of the application, a caller or a client by now. */
    boolean isHandled();

    /**
     * One line: {@code task ended with NullPointerException at Importer.java:40, which no code has handled; started at
     * ImportResource.start(ImportResource.java:31)}
     */
    @Override
    String toString();
}
