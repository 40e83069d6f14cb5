package io.quarkiverse.handlertesting.borders;

import static io.quarkiverse.handlertesting.borders.Hop.followed;
import static io.quarkiverse.handlertesting.borders.Hop.form;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.Channel;
import java.nio.channels.CompletionHandler;
import java.nio.file.Files;
import java.util.List;

import jakarta.inject.Singleton;

/** Asynchronous channels of the JDK. */
@Singleton
class ChannelBorder implements Border {

    @Override
    public String name() {
        return "channel";
    }

    @Override
    public List<Hop> hops() {
        return List.of(followed("`CompletionHandler` of a file or socket",
                form("write", landed -> {
                    var file = file();
                    file.write(ByteBuffer.allocate(1), 0, null, landing(landed, file));
                }),
                form("read", landed -> {
                    var file = file();
                    file.read(ByteBuffer.allocate(1), 0, null, landing(landed, file));
                }),
                form("accept", landed -> {
                    var server = server();
                    server.accept(null, landing(landed, server));
                    AsynchronousSocketChannel.open().connect(server.getLocalAddress()).get();
                }),
                form("connect", landed -> {
                    var server = server();
                    AsynchronousSocketChannel.open().connect(server.getLocalAddress(), null, landing(landed, server));
                })));
    }

    private static AsynchronousFileChannel file() throws IOException {
        return AsynchronousFileChannel.open(Files.createTempFile("channel", null), READ, WRITE, DELETE_ON_CLOSE);
    }

    private static AsynchronousServerSocketChannel server() throws IOException {
        return AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static <V> CompletionHandler<V, Object> landing(Runnable landed, Channel channel) {
        return new CompletionHandler<>() {
            @Override
            public void completed(V result, Object attachment) {
                try {
                    channel.close();
                } catch (IOException unclosed) {
                    throw new UncheckedIOException(unclosed);
                }
                landed.run();
            }

            @Override
            public void failed(Throwable failure, Object attachment) {
                throw new AssertionError(failure);
            }
        };
    }
}
