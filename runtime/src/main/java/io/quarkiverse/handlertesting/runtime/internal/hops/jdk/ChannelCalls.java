package io.quarkiverse.handlertesting.runtime.internal.hops.jdk;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousByteChannel;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.FileLock;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;

/** Called in place of the methods of asynchronous channels with the same names that take a {@link CompletionHandler}. */
public final class ChannelCalls {

    private ChannelCalls() {
    }

    public static <A> void read(AsynchronousByteChannel channel, ByteBuffer bytes, A attachment,
            CompletionHandler<Integer, ? super A> handler) {
        follow(handler, followed -> channel.read(bytes, attachment, followed));
    }

    public static <A> void write(AsynchronousByteChannel channel, ByteBuffer bytes, A attachment,
            CompletionHandler<Integer, ? super A> handler) {
        follow(handler, followed -> channel.write(bytes, attachment, followed));
    }

    public static <A> void read(AsynchronousSocketChannel channel, ByteBuffer bytes, long timeout, TimeUnit unit, A attachment,
            CompletionHandler<Integer, ? super A> handler) {
        follow(handler, followed -> channel.read(bytes, timeout, unit, attachment, followed));
    }

    public static <A> void write(AsynchronousSocketChannel channel, ByteBuffer bytes, long timeout, TimeUnit unit, A attachment,
            CompletionHandler<Integer, ? super A> handler) {
        follow(handler, followed -> channel.write(bytes, timeout, unit, attachment, followed));
    }

    public static <A> void read(AsynchronousSocketChannel channel, ByteBuffer[] bytes, int offset, int length, long timeout,
            TimeUnit unit, A attachment,
            CompletionHandler<Long, ? super A> handler) {
        follow(handler, followed -> channel.read(bytes, offset, length, timeout, unit, attachment, followed));
    }

    public static <A> void write(AsynchronousSocketChannel channel, ByteBuffer[] bytes, int offset, int length, long timeout,
            TimeUnit unit, A attachment,
            CompletionHandler<Long, ? super A> handler) {
        follow(handler, followed -> channel.write(bytes, offset, length, timeout, unit, attachment, followed));
    }

    public static <A> void connect(AsynchronousSocketChannel channel, SocketAddress remote, A attachment,
            CompletionHandler<Void, ? super A> handler) {
        follow(handler, followed -> channel.connect(remote, attachment, followed));
    }

    public static <A> void accept(AsynchronousServerSocketChannel channel, A attachment,
            CompletionHandler<AsynchronousSocketChannel, ? super A> handler) {
        follow(handler, followed -> channel.accept(attachment, followed));
    }

    public static <A> void read(AsynchronousFileChannel channel, ByteBuffer bytes, long position, A attachment,
            CompletionHandler<Integer, ? super A> handler) {
        follow(handler, followed -> channel.read(bytes, position, attachment, followed));
    }

    public static <A> void write(AsynchronousFileChannel channel, ByteBuffer bytes, long position, A attachment,
            CompletionHandler<Integer, ? super A> handler) {
        follow(handler, followed -> channel.write(bytes, position, attachment, followed));
    }

    public static <A> void lock(AsynchronousFileChannel channel, long position, long size, boolean shared, A attachment,
            CompletionHandler<FileLock, ? super A> handler) {
        follow(handler, followed -> channel.lock(position, size, shared, attachment, followed));
    }

    public static <A> void lock(AsynchronousFileChannel channel, A attachment,
            CompletionHandler<FileLock, ? super A> handler) {
        follow(handler, followed -> channel.lock(attachment, followed));
    }

    private interface Start<V, A> {
        void with(CompletionHandler<V, ? super A> handler);
    }

    private static <V, A> void follow(CompletionHandler<V, ? super A> handler, Start<V, A> start) {
        Carried carried = handler == null ? null : Carried.here();
        if (carried == null) {
            start.with(handler);
            return;
        }
        Work work = carried.begin(WorkKind.ASYNC, "asynchronous channel");
        try {
            start.with(new Followed<>(handler, carried, work));
        } catch (Throwable refused) {
            work.end();
            throw refused;
        }
    }

    private record Followed<V, A>(CompletionHandler<V, ? super A> handler, Carried carried, Work work)
            implements
                CompletionHandler<V, A> {

        @Override
        public void completed(V result, A attachment) {
            carried.task(work, () -> handler.completed(result, attachment)).run();
        }

        @Override
        public void failed(Throwable failure, A attachment) {
            carried.task(work, () -> handler.failed(failure, attachment)).run();
        }
    }
}
