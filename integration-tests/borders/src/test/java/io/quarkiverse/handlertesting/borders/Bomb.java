package io.quarkiverse.handlertesting.borders;

/** A task that throws. */
record Bomb(String name) {

    static final class Boom extends RuntimeException {

        Boom(String name) {
            super(name);
        }
    }

    void run() {
        throw new Boom(name);
    }

    <T> T call() {
        throw new Boom(name);
    }

    <A, T> T apply(A value) {
        throw new Boom(name);
    }

    <A, B, T> T apply(A one, B other) {
        throw new Boom(name);
    }
}
