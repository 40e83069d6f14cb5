package io.quarkiverse.handlertesting.benchmarks.probes.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Contestants who do the same in turn, in random order: none always pays for what another one has left behind. */
final class Turns<S> {

    private final Map<Contestant, S> senders = new EnumMap<>(Contestant.class);
    private final Random order = new Random(1);

    void add(Contestant contestant, S sender) {
        senders.put(contestant, sender);
    }

    /**
     * Each so many times, and hands over what it took, in microseconds.
     *
     * @param row how many times one does it before it is the turn of the next
     */
    Map<Contestant, List<Double>> take(int times, int row, Turn<S> turn) throws Exception {
        Map<Contestant, List<Double>> micros = new EnumMap<>(Contestant.class);
        List<Contestant> contestants = new ArrayList<>(senders.keySet());
        for (int begun = 0; begun < times; begun += row) {
            Collections.shuffle(contestants, order);
            for (Contestant contestant : contestants) {
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

        /** Returns when it ended: {@link System#nanoTime}. */
        long take(S sender) throws Exception;
    }
}
