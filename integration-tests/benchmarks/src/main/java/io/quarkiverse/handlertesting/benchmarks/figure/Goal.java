package io.quarkiverse.handlertesting.benchmarks.figure;

/** A goal for a figure. A missed goal fails nothing. */
@FunctionalInterface
public interface Goal {

    /** The goal, and whether the figure has met it: {@code ≤ 50 µs: met}. */
    String judge(Figure figure);

    /** The value itself is at most this, in the unit of the figure. */
    static Goal atMost(double limit) {
        return figure -> "≤ " + figure.unit().text(limit) + ": " + verdict(figure.ours() <= limit);
    }

    /** The value exceeds the value of the peer by at most this much, in the unit of the figure. */
    static Goal addsAtMost(double limit, String peer) {
        return figure -> {
            double added = figure.ours() - figure.peer(peer);
            return "≤ " + figure.unit().text(limit) + " added: " + verdict(added <= limit) + " ("
                    + figure.unit().text(added) + ")";
        };
    }

    /** The value is at most this many times the value of the peer. */
    static Goal atMostTimes(double limit, String peer) {
        return figure -> {
            double ratio = figure.ratioTo(peer);
            return "≤ " + limit + " × " + peer + ": " + verdict(ratio <= limit) + " (" + Numbers.text(ratio) + " ×)";
        };
    }

    /** The value is at least this many times better than the value of the peer. */
    static Goal timesBetter(int factor, String peer) {
        return figure -> {
            double better = figure.unit().timesBetter(figure.ours(), figure.peer(peer));
            return "≥ " + Numbers.text(factor) + " × better than " + peer + ": " + verdict(better >= factor) + " ("
                    + Numbers.text(better) + " ×)";
        };
    }

    private static String verdict(boolean met) {
        return met ? "met" : "missed";
    }
}
