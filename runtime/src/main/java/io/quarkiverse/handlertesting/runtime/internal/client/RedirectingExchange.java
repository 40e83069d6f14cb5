package io.quarkiverse.handlertesting.runtime.internal.client;

import java.util.function.Supplier;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.transport.ClosedExchangeException;
import io.quarkiverse.handlertesting.runtime.internal.transport.Exchange;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;
import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;
import io.smallrye.mutiny.helpers.Subscriptions;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * Sends a request, and follows its redirects; the receiver gets the last response. The work of the exchange ends with that
 * response. Thread-safe.
 */
final class RedirectingExchange implements Exchange {

    private final RedirectChain chain;
    private final ResponseReceiver receiver;
    private final Work work;
    /** How many chunks of the last response have been requested. */
    private long demand;
    /** The receiver of the request that was sent last. */
    private ChainedReceiver current;
    /** {@code null} until the transport has returned the exchange of the first request. */
    private Exchange exchange;
    private boolean aborted;

    RedirectingExchange(RedirectChain chain, ResponseReceiver receiver) {
        this(chain, receiver, WorkKind.HTTP, "the request " + WorkKind.BEING_SENT);
    }

    private RedirectingExchange(RedirectChain chain, ResponseReceiver receiver, WorkKind kind, String what) {
        this.chain = chain;
        this.receiver = receiver;
        this.work = chain.cause() == null ? null : chain.cause().begin(kind, what);
    }

    /** An exchange whose response the test reads as it arrives, and has to close if it has no end. */
    static RedirectingExchange ofStream(RedirectChain chain, ResponseReceiver receiver) {
        return new RedirectingExchange(chain, receiver, WorkKind.STREAM, null);
    }

    /** Sends the next request of the chain. */
    void begin() {
        ChainedReceiver chained = new ChainedReceiver();
        long asked = next(chained);
        Exchange sent;
        try {
            OutgoingRequest request = chain.next();
            sent = step(() -> chain.transport().send(request, asked, chained));
        } catch (RuntimeException refused) {
            over();
            throw refused;
        }
        chained.sent(sent);
        began(chained, sent, asked);
    }

    /** Makes this receiver the current one, and returns how many chunks have been requested so far. */
    private synchronized long next(ChainedReceiver chained) {
        current = chained;
        return demand;
    }

    /**
     * The response may have begun before the transport returned the exchange. Meanwhile, more chunks may have been requested,
     * the exchange aborted, or a redirect followed.
     */
    private void began(ChainedReceiver chained, Exchange sent, long asked) {
        long missed;
        boolean isAborted;
        synchronized (this) {
            if (current != chained) {
                return;
            }
            exchange = sent;
            missed = demand - asked;
            isAborted = aborted;
        }
        if (isAborted) {
            step(sent::abort);
        } else if (missed > 0) {
            step(() -> sent.request(missed));
        }
    }

    private static void step(Runnable ofTransport) {
        step(() -> {
            ofTransport.run();
            return null;
        });
    }

    /** The exchange is counted as a whole, so the tasks by which its transport does it are not. */
    private static <T> T step(Supplier<T> ofTransport) {
        ApplicationTestRuns runs = ApplicationTestRuns.find();
        return runs == null ? ofTransport.get() : runs.currentCause().get(null, ofTransport);
    }

    private synchronized boolean isAborted() {
        return aborted;
    }

    @Override
    public void request(long chunks) {
        Exchange now;
        synchronized (this) {
            demand = Subscriptions.add(demand, chunks);
            now = exchange;
        }
        if (now != null) {
            step(() -> now.request(chunks));
        }
    }

    @Override
    public void afterTurn(Runnable task) {
        Exchange now;
        synchronized (this) {
            now = exchange;
        }
        if (now == null) {
            // The response has begun before the transport has returned the exchange.
            task.run();
        } else {
            step(() -> now.afterTurn(task));
        }
    }

    @Override
    public void abort() {
        Exchange now;
        synchronized (this) {
            aborted = true;
            now = exchange;
        }
        if (now != null) {
            step(now::abort);
        }
    }

    private void over() {
        chain.end();
        if (work != null) {
            work.end();
        }
    }

    /** Receives the response to one request of the chain, and passes it on unless it is a redirect. */
    private final class ChainedReceiver implements ResponseReceiver {

        private boolean isRedirect;
        private boolean failed;
        private boolean drains;
        private Exchange own;

        private void sent(Exchange sent) {
            boolean now;
            synchronized (this) {
                own = sent;
                now = drains;
            }
            if (now) {
                sent.request(Long.MAX_VALUE);
            }
        }

        private void drain() {
            Exchange now;
            synchronized (this) {
                drains = true;
                now = own;
            }
            if (now != null) {
                now.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void head(int status, MultiMap headers) {
            headers.remove(CauseHeader.NAME);
            try {
                isRedirect = chain.received(status, headers);
            } catch (AssertionError endless) {
                failed(endless);
                abort();
                return;
            }
            if (isRedirect) {
                drain();
            } else {
                receiver.head(status, headers);
            }
        }

        @Override
        public void chunk(Buffer chunk) {
            if (!isRedirect && !failed) {
                receiver.chunk(chunk);
            }
        }

        @Override
        public void end(MultiMap trailers) {
            if (failed) {
                return;
            }
            if (!isRedirect) {
                over();
                receiver.end(trailers);
            } else if (isAborted()) {
                failed(ClosedExchangeException.ofAbort());
            } else {
                follow();
            }
        }

        private void follow() {
            try {
                begin();
            } catch (RuntimeException refused) {
                failed(refused);
            }
        }

        @Override
        public void failed(Throwable cause) {
            if (!failed) {
                failed = true;
                over();
                receiver.failed(cause);
            }
        }
    }
}
