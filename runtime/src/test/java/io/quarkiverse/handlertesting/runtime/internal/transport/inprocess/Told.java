package io.quarkiverse.handlertesting.runtime.internal.transport.inprocess;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.quarkiverse.handlertesting.runtime.internal.transport.ResponseReceiver;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** What a receiver was told of a response, in order. */
final class Told implements ResponseReceiver {

    private final List<String> all = new CopyOnWriteArrayList<>();
    private volatile Buffer chunk;

    List<String> all() {
        return all;
    }

    /** The last one. */
    Buffer chunk() {
        return chunk;
    }

    @Override
    public void head(int status, MultiMap headers) {
        all.add(status + " " + headers.entries());
    }

    @Override
    public void chunk(Buffer bytes) {
        chunk = bytes;
        all.add(bytes.toString());
    }

    @Override
    public void end() {
        all.add("(end)");
    }

    @Override
    public void failed(Throwable cause) {
        all.add("(" + cause.getMessage() + ")");
    }
}
