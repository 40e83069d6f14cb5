package io.quarkiverse.handlertesting.runtime.internal.transport.inprocess;

import java.net.SocketAddress;

import io.netty.channel.AbstractChannel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.EventLoop;
import io.smallrye.mutiny.helpers.Subscriptions;

/**
 * The application's end of a connection that has no other end: it passes what the application writes to the current exchange,
 * message by message, and no faster than the exchange requests. Other messages stay in Netty's outbound buffer, whose water
 * marks tell the application to wait. All state belongs to the event loop, unless stated otherwise.
 */
final class InProcessChannel extends AbstractChannel {

    private static final ChannelMetadata METADATA = new ChannelMetadata(false);

    /**
     * After this many chunks, other tasks run: an application that writes whenever it can would never release its event loop.
     */
    private static final int CHUNKS_IN_A_TURN = 64;

    private final ChannelConfig config = new DefaultChannelConfig(this);
    private final SocketAddress local;
    private final SocketAddress remote;
    private volatile boolean open = true;
    private volatile boolean registered;
    private ChannelFuture registration;
    private InProcessExchange exchange;
    private long demand;
    private int turn = CHUNKS_IN_A_TURN;

    /**
     * @param local the address of the application, as the application sees it
     * @param remote the address of the client, as the application sees it
     */
    InProcessChannel(SocketAddress local, SocketAddress remote) {
        super(null);
        this.local = local;
        this.remote = remote;
    }

    /** Registers the channel on its event loop. Call it once, after creating the channel. */
    void register(EventLoop loop) {
        registration = loop.register(this);
    }

    ChannelFuture registration() {
        return registration;
    }

    /**
     * Begins an exchange.
     *
     * @param chunks how many chunks the exchange requests at first
     */
    void begin(InProcessExchange next, long chunks) {
        exchange = next;
        demand = chunks;
    }

    /** Ends the exchange. */
    void end() {
        exchange = null;
    }

    /** Requests more chunks. */
    void request(long chunks) {
        demand = Subscriptions.add(demand, chunks);
        unsafe().flush();
    }

    /**
     * Disconnects the client, from any thread. Does not use {@code close()}: Vert.x would flush first, and wait for demand
     * that may never come.
     */
    void abort() {
        eventLoop().execute(() -> unsafe().close(voidPromise()));
    }

    @Override
    protected void doWrite(ChannelOutboundBuffer written) {
        for (Object message = written.current(); message != null; message = written.current()) {
            // No exchange: an empty buffer that Vert.x writes to force a flush before closing.
            if (exchange != null) {
                exchange.head(message);
                if (exchange.isData(message) && !mayTake()) {
                    return;
                }
                exchange.body(message);
            }
            written.remove();
        }
    }

    private boolean mayTake() {
        if (demand == 0) {
            return false;
        }
        if (turn == 0) {
            turn = CHUNKS_IN_A_TURN;
            eventLoop().execute(() -> unsafe().flush());
            return false;
        }
        turn--;
        demand--;
        return true;
    }

    @Override
    protected void doBeginRead() {
        if (exchange != null) {
            exchange.readable();
        }
    }

    @Override
    protected void doClose() {
        open = false;
        InProcessExchange cut = exchange;
        exchange = null;
        if (cut != null) {
            cut.closed();
        }
    }

    @Override
    protected void doRegister() {
        registered = true;
    }

    @Override
    protected void doDisconnect() {
        doClose();
    }

    @Override
    protected void doBind(SocketAddress address) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected Object filterOutboundMessage(Object message) {
        return message;
    }

    @Override
    protected AbstractUnsafe newUnsafe() {
        return new AbstractUnsafe() {
            @Override
            public void connect(SocketAddress to, SocketAddress from, ChannelPromise promise) {
                promise.setFailure(new UnsupportedOperationException());
            }
        };
    }

    @Override
    protected boolean isCompatible(EventLoop loop) {
        return true;
    }

    @Override
    protected SocketAddress localAddress0() {
        return local;
    }

    @Override
    protected SocketAddress remoteAddress0() {
        return remote;
    }

    @Override
    public ChannelConfig config() {
        return config;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public boolean isActive() {
        return open && registered;
    }

    @Override
    public ChannelMetadata metadata() {
        return METADATA;
    }
}
