package io.quarkiverse.handlertesting.benchmarks.events;

/**
 * What is recorded.
 *
 * @param writer the thread that has recorded it, from 0
 * @param number counts the items of this thread, from 0
 */
record Item(int writer, int number) {
}
