package io.quarkiverse.handlertesting.runtime.internal.client;

import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.config.ClientConfig.Way;
import io.quarkiverse.handlertesting.runtime.internal.transport.ClosedExchangeException;
import io.quarkiverse.handlertesting.runtime.internal.transport.Exchange;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;
import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;
import io.smallrye.mutiny.helpers.Subscriptions;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * Sends a request, and those that it is redirected to; the response of the last goes to the receiver. Its work lasts until that
 * has ended. Thread-safe.
 */
final class RedirectingExchange implements Exchange {

    private final ClientServices services;
    private final Way way;
    private final RedirectChain hops;
    private final ResponseReceiver receiver;
    private final Work work;
    private long demand;
    /** The one that it has come to. */
    private HopReceiver hop;
    /** {@code null} until it is known that the first request is on its way. */
    private Exchange exchange;
    private boolean aborted;
    private volatile OutgoingRequest request;

    /**
     * @param chunks of the response that are asked for
     * @param cause {@code null} if no test is running
     */
    RedirectingExchange(ClientServices services, Way way, RedirectChain hops, RunningCause cause, long chunks,
            ResponseReceiver receiver) {
        this.services = services;
        this.way = way;
        this.hops = hops;
        this.demand = chunks;
        this.receiver = receiver;
        this.work = cause == null ? null : cause.begin(WorkKind.HTTP, "the request being sent");
    }

    /** Sends it; to be called once. */
    void begin() {
        HopReceiver ofHop = new HopReceiver();
        long asked = next(ofHop);
        Exchange sent;
        try {
            OutgoingRequest outgoing = hops.current();
            request = outgoing;
            sent = services.transport(hops.isOfApplication() ? way : Way.SOCKET).send(outgoing, asked, ofHop);
        } catch (RuntimeException refused) {
            over();
            throw refused;
        }
        ofHop.sent(sent);
        began(ofHop, sent, asked);
    }

    /** How many chunks are asked for by now. */
    private synchronized long next(HopReceiver ofHop) {
        hop = ofHop;
        return demand;
    }

    /**
     * Its response may have begun already, so that somebody has asked for more of it, or has had enough; or it was a redirect,
     * and is over.
     */
    private void began(HopReceiver ofHop, Exchange sent, long asked) {
        long missed;
        boolean isAborted;
        synchronized (this) {
            if (hop != ofHop) {
                return;
            }
            exchange = sent;
            missed = demand - asked;
            isAborted = aborted;
        }
        if (isAborted) {
            sent.abort();
        } else if (missed > 0) {
            sent.request(missed);
        }
    }

    private synchronized boolean isAborted() {
        return aborted;
    }

    /** The one that was sent last. */
    OutgoingRequest request() {
        return request;
    }

    @Override
    public void request(long chunks) {
        Exchange now;
        synchronized (this) {
            demand = Subscriptions.add(demand, chunks);
            now = exchange;
        }
        if (now != null) {
            now.request(chunks);
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
            now.abort();
        }
    }

    private void over() {
        hops.end();
        if (work != null) {
            work.end();
        }
    }

    /** The response of one of the requests: that of the last is handed on, that of others not. */
    private final class HopReceiver implements ResponseReceiver {

        private boolean isRedirect;
        private boolean failed;
        private boolean drains;
        private Exchange ofHop;

        /** From now on it can be asked for more. */
        private void sent(Exchange sent) {
            boolean now;
            synchronized (this) {
                ofHop = sent;
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
                now = ofHop;
            }
            if (now != null) {
                now.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void head(int status, MultiMap headers) {
            headers.remove(CauseHeader.NAME);
            try {
                isRedirect = hops.received(status, headers);
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
        public void end() {
            if (failed) {
                return;
            }
            if (!isRedirect) {
                over();
                receiver.end();
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
