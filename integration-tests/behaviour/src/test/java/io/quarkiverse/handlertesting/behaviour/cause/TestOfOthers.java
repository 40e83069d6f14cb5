package io.quarkiverse.handlertesting.behaviour.cause;

/** A test class that names no type of ours. */
class TestOfOthers {

    void test() {
    }
}
