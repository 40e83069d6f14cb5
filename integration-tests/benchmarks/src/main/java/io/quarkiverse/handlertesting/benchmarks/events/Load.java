package io.quarkiverse.handlertesting.benchmarks.events;

/**
 * How much is recorded.
 *
 * @param writers threads that record
 * @param each how many items each of them records
 * @param subscribers how many see all of it
 */
record Load(int writers, int each, int subscribers) {

    int total() {
        return writers * each;
    }
}
