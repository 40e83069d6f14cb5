package io.quarkiverse.handlertesting.benchmarks.figure;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One thing that was measured, of ours and of its peers.
 *
 * @param name what it is
 * @param unit the unit of all its values
 * @param ours the value of ours
 * @param peers the values of what ours is compared with, by name; in the order to show them
 * @param goals what ours is meant to reach, may be empty
 * @param conditions how it was measured: samples, rounds, JVM
 */
public record Figure(String name, Unit unit, double ours, Map<String, Double> peers, List<Goal> goals,
        String conditions) {

    /** Ours divided by the best of the peers. Empty if there are none, or if that is 0. */
    public OptionalDouble ratio() {
        return peers.values().stream().mapToDouble(Double::doubleValue).reduce(unit::better)
                .stream().filter(best -> best != 0).map(best -> ours / best).findFirst();
    }

    /** Ours divided by this peer. */
    double ratioTo(String peer) {
        return ours / peer(peer);
    }

    /** The value of a peer. */
    double peer(String peer) {
        Double value = peers.get(peer);
        if (value == null) {
            throw new IllegalArgumentException(name + " has no peer \"" + peer + "\" among " + peers.keySet());
        }
        return value;
    }
}
