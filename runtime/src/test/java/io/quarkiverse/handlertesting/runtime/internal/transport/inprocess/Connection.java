package io.quarkiverse.handlertesting.runtime.internal.transport.inprocess;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.DefaultEventLoop;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingRequest;
import io.vertx.core.MultiMap;

/** A channel whose other end is the test, which answers as an application does. */
final class Connection implements AutoCloseable {

    final InProcessChannel channel = new InProcessChannel(new InetSocketAddress(80), new InetSocketAddress(81));
    /** The messages that the application has read. */
    final List<String> read = new CopyOnWriteArrayList<>();
    final RecordingReceiver receiver = new RecordingReceiver();
    /** Channels that can be used again. */
    final List<InProcessChannel> reused = new CopyOnWriteArrayList<>();
    private final DefaultEventLoop loop = new DefaultEventLoop();

    Connection() {
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                read.add(text(message));
            }

            @Override
            public void channelReadComplete(ChannelHandlerContext context) {
                read.add("(read)");
            }

            @Override
            public void channelInactive(ChannelHandlerContext context) {
                read.add("(closed)");
            }
        });
        channel.register(loop);
        settle();
    }

    private static String text(Object message) {
        return message instanceof HttpRequest head ? head.method() + " " + head.uri()
                : message instanceof LastHttpContent ? "(end)"
                        : ((HttpContent) message).content().toString(StandardCharsets.UTF_8);
    }

    static OutgoingRequest request(OutgoingBody body) {
        return new OutgoingRequest("POST", URI.create("http://localhost/pulls?id=7"),
                MultiMap.caseInsensitiveMultiMap().add("accept", "text/plain"), body, context -> {
                });
    }

    /** A request without a body, whose header {@code x} has this value. */
    static OutgoingRequest request(String value) {
        return new OutgoingRequest("GET", URI.create("http://localhost/pulls"),
                MultiMap.caseInsensitiveMultiMap().add("x", value), new OutgoingBody.None(), context -> {
                });
    }

    InProcessExchange send(long chunks) {
        return send(new OutgoingBody.None(), chunks);
    }

    InProcessExchange send(OutgoingBody body, long chunks) {
        InProcessExchange exchange = new InProcessExchange(channel, receiver, reused::add);
        run(() -> exchange.begin(request(body), chunks));
        return exchange;
    }

    /** Sends a request to which a response has no body. */
    InProcessExchange sendHead(Consumer<InProcessChannel> reuse) {
        InProcessExchange exchange = new InProcessExchange(channel, receiver, reuse);
        run(() -> exchange.begin(new OutgoingRequest("HEAD", URI.create("http://localhost/pulls"),
                MultiMap.caseInsensitiveMultiMap(), new OutgoingBody.None(), context -> {
                }), 0));
        return exchange;
    }

    static HttpResponse head() {
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    }

    static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    /** Writes messages as the application. */
    void write(Object... messages) {
        run(() -> writeNow(messages));
    }

    /** Writes messages as the application, on the event loop. */
    void writeNow(Object... messages) {
        for (Object message : messages) {
            channel.write(message);
        }
        channel.flush();
    }

    /** Runs a step on the event loop, and waits for all tasks that it starts there. */
    void run(Runnable step) {
        loop.submit(step).syncUninterruptibly();
        settle();
    }

    /** Waits until the event loop has no more tasks: each task may start further tasks. */
    void settle() {
        for (int i = 0; i < 10; i++) {
            loop.submit(() -> {
            }).syncUninterruptibly();
        }
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 10, TimeUnit.SECONDS);
    }
}
