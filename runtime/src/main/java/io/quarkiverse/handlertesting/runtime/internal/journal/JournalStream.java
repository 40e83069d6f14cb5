package io.quarkiverse.handlertesting.runtime.internal.journal;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.smallrye.mutiny.helpers.Subscriptions;

/** The unread events of a subscription as a stream. Nothing is buffered: each subscriber is a cursor that waits for demand. */
final class JournalStream<E> implements Flow.Publisher<E> {

    private final Subscription<E> source;

    JournalStream(Subscription<E> source) {
        this.source = source;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super E> subscriber) {
        Reader reader = new Reader(subscriber);
        source.journal.add(reader);
        subscriber.onSubscribe(reader);
        reader.drain.signal();
    }

    private final class Reader implements Flow.Subscription, Listeners.Listener {

        private final Flow.Subscriber<? super E> subscriber;
        private final SerialDrain drain = SerialDrain.of(source.journal, this::emit);
        private final AtomicLong demand = new AtomicLong();
        private final Node from = source.position();
        private volatile boolean ended;
        private volatile boolean illegalDemand;
        private Node last = from;
        /** The node that the selector looks at; {@code null} while the subscriber has its event. */
        private Node looking;

        Reader(Flow.Subscriber<? super E> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long count) {
            if (count <= 0) {
                illegalDemand = true;
            } else {
                Subscriptions.add(demand, count);
            }
            drain.signal();
        }

        @Override
        public void cancel() {
            ended = true;
            source.journal.remove(this);
        }

        private void emit() {
            // Read before the events, so that events recorded before the end are still emitted.
            boolean over = source.journal.isClosed() || source.isClosed();
            if (ended) {
                return;
            }
            if (illegalDemand) {
                fail(new IllegalArgumentException("The demand of a stream must be positive (Reactive Streams, rule 3.9)"));
                return;
            }
            try {
                if (!emitWhileDemanded()) {
                    return;
                }
            } catch (Throwable thrown) {
                fail(looking == null ? thrown : WaitFailure.ofSelector(source, from, looking.event, thrown));
                return;
            }
            if (source.journal.notRecorded() > 0) {
                fail(WaitFailure.incomplete(source, from));
            } else if (over) {
                cancel();
                subscriber.onComplete();
            }
        }

        /**
         * Emits events as long as there is demand. Returns {@code false} if an event waits for demand, or if the stream has
         * ended.
         */
        private boolean emitWhileDemanded() {
            for (Node node = last.next(); source.includes(node) && !ended; node = node.next()) {
                looking = node;
                if (source.selector.matches(node.event)) {
                    if (demand.get() == 0) {
                        return false;
                    }
                    Subscriptions.produced(demand, 1);
                    source.markRead(node.sequence());
                    last = node;
                    E value = source.selector.value(node.event);
                    looking = null;
                    subscriber.onNext(value);
                }
                last = node;
            }
            return !ended;
        }

        private void fail(Throwable failure) {
            cancel();
            subscriber.onError(failure);
        }

        @Override
        public void recorded(RecordedEvent event) {
            if (source.mayMatch(event)) {
                drain.signal();
            }
        }

        @Override
        public void ended() {
            drain.signal();
        }
    }
}
