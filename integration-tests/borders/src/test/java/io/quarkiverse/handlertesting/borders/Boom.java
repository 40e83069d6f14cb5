package io.quarkiverse.handlertesting.borders;

/** An exception that no library throws. */
final class Boom extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Boom(String message) {
        super(message);
    }
}
