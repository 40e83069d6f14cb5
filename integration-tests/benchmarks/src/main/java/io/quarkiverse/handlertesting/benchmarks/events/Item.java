package io.quarkiverse.handlertesting.benchmarks.events;

/**
 * An item that a thread records.
 *
 * @param writer the index of the thread that recorded the item, from 0
 * @param number the index of the item among the items of this thread, from 0
 */
record Item(int writer, int number) {
}
