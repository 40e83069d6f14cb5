package io.quarkiverse.handlertesting.benchmarks.events;

/**
 * The amount of items that are recorded.
 *
 * @param writers the number of threads that record
 * @param each the number of items that each thread records
 * @param subscribers the number of subscribers, each of which sees all items
 */
record Load(int writers, int each, int subscribers) {

    int total() {
        return writers * each;
    }
}
