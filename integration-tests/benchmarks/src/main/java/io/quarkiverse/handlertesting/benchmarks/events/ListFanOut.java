package io.quarkiverse.handlertesting.benchmarks.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A test's own solution to check events afterwards: a list that any thread may add to. It notifies no subscribers. */
final class ListFanOut implements FanOut {

    private final List<Item> items = Collections.synchronizedList(new ArrayList<>());
    private final Load load;

    ListFanOut(Load load) {
        this.load = load;
    }

    @Override
    public void record(Item item) {
        items.add(item);
    }

    @Override
    public void awaitSubscribers() {
        if (items.size() != load.total()) {
            throw new AssertionError("The list has " + items.size() + " of " + load.total() + " items");
        }
    }

    @Override
    public void close() {
        items.clear();
    }
}
