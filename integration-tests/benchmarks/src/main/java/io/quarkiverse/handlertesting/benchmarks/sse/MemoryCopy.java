package io.quarkiverse.handlertesting.benchmarks.sse;

/** Reads nothing, and only copies each piece: every reader must do at least that. */
final class MemoryCopy implements StreamReader {

    private byte[] copy = new byte[0];

    @Override
    public void read(Chunks stream, EventListener listener) {
        if (copy.length < stream.size()) {
            copy = new byte[stream.size()];
        }
        for (int at = 0; at < stream.bytes().length; at += stream.size()) {
            System.arraycopy(stream.bytes(), at, copy, 0, stream.sizeAt(at));
        }
    }
}
