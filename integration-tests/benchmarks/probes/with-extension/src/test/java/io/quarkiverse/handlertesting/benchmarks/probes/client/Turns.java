package io.quarkiverse.handlertesting.benchmarks.probes.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Lets contestants do the same work in turn, in random order, so that the same one does not always pay for the garbage of
 * another.
 */
final class Turns<C extends Enum<C>, S> {

    private final Map<C, S> senders;
    private final Random order = new Random(1);

    Turns(Class<C> contestants) {
        senders = new EnumMap<>(contestants);
    }

    void add(C contestant, S sender) {
        senders.put(contestant, sender);
    }

    /**
     * Runs each contestant this many times, and returns the durations in microseconds.
     *
     * @param row the number of consecutive runs of one contestant
     */
    Map<C, List<Double>> take(int times, int row, Turn<S> turn) throws Exception {
        Map<C, List<Double>> micros = new LinkedHashMap<>();
        List<C> contestants = new ArrayList<>(senders.keySet());
        for (int begun = 0; begun < times; begun += row) {
            Collections.shuffle(contestants, order);
            for (C contestant : contestants) {
                List<Double> all = micros.computeIfAbsent(contestant, first -> new ArrayList<>(times));
                for (int i = 0; i < row; i++) {
                    all.add(micros(senders.get(contestant), turn));
                }
            }
        }
        return micros;
    }

    private static <S> double micros(S sender, Turn<S> turn) throws Exception {
        long begun = System.nanoTime();
        return (turn.take(sender) - begun) / 1e3;
    }

    interface Turn<S> {

        /** Returns the {@link System#nanoTime} of its end. */
        long take(S sender) throws Exception;
    }
}
