package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;
import static io.quarkiverse.handlertesting.borders.Hop.unattributed;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

/** Streams whose tasks run on the common pool. */
@Singleton
class ParallelStreamBorder implements Border {

    private static final int ELEMENTS = 1_000;

    @Override
    public String name() {
        return "parallel-stream";
    }

    @Override
    public List<Hop> hops() {
        List<Integer> elements = IntStream.range(0, ELEMENTS).boxed().toList();
        return List.of(
                followed("parallel stream of a collection or a spliterator",
                        form("parallelStream", landed -> elements.parallelStream().forEach(elsewhere(landed)::see)),
                        form("parallelStream of a set", landed -> Set.copyOf(elements).parallelStream().map(one -> one)
                                .forEach(elsewhere(landed)::see)),
                        form("in a filter", landed -> elements.parallelStream().filter(elsewhere(landed)::sees).count()),
                        form("of a spliterator", landed -> StreamSupport.stream(elements.spliterator(), true)
                                .forEach(elsewhere(landed)::see))),
                unattributed("parallel stream, after `sorted`, `distinct`, `limit` or `skip`",
                        form("sorted", landed -> elements.parallelStream().sorted().forEach(elsewhere(landed)::see))),
                unattributed("stream that `parallel()` makes parallel",
                        form("int", landed -> IntStream.range(0, ELEMENTS).parallel().forEach(elsewhere(landed)::see)),
                        form("objects", landed -> elements.stream().parallel().forEach(elsewhere(landed)::see))));
    }

    private static Elsewhere elsewhere(Runnable landed) {
        return new Elsewhere(Thread.currentThread(), new CountDownLatch(1), new AtomicBoolean(), landed);
    }

    /** Lands at the first element on another thread than the stream's own, which waits for it. */
    private record Elsewhere(Thread own, CountDownLatch helped, AtomicBoolean seen, Runnable landed) {

        boolean sees(int element) {
            see(element);
            return true;
        }

        void see(double element) {
            if (Thread.currentThread() == own) {
                awaitHelp();
            } else if (seen.compareAndSet(false, true)) {
                helped.countDown();
                landed.run();
            }
        }

        /** Otherwise the stream's own thread could walk over all elements before another one has begun. */
        private void awaitHelp() {
            try {
                if (!helped.await(30, TimeUnit.SECONDS)) {
                    throw new AssertionError("No other thread walks over the stream.");
                }
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
