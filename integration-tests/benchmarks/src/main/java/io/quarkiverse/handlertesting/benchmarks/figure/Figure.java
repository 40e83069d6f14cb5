package io.quarkiverse.handlertesting.benchmarks.figure;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One measured quantity, with our value and the values of the peers.
 *
 * @param name the name of the quantity
 * @param unit the unit of all values
 * @param ours our value
 * @param peers the values of the peers, by name, in the order of the report
 * @param goals the goals for our value; may be empty
 * @param conditions how the values were measured: samples, rounds, JVM
 */
public record Figure(String name, Unit unit, double ours, Map<String, Double> peers, List<Goal> goals,
        String conditions) {

    /** Our value divided by the best value of the peers. Empty if there are no peers, or if their best value is 0. */
    public OptionalDouble ratio() {
        return peers.values().stream().mapToDouble(Double::doubleValue).reduce(unit::better)
                .stream().filter(best -> best != 0).map(best -> ours / best).findFirst();
    }

    /** Our value divided by the value of this peer. */
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
