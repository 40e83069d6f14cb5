package io.quarkiverse.handlertesting.benchmarks.probes.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A persistent connection, for one GET after the other. It does as little as possible, so that the server is measured. All
 * answers must be as long as the first.
 */
final class Line implements AutoCloseable {

    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";
    private static final String LENGTH = "content-length: ";

    private final Socket socket;
    private int length;

    Line(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
    }

    /** The bytes of a GET request for this path. */
    static byte[] request(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends a request, and reads its answer. */
    void call(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        InputStream input = socket.getInputStream();
        String answer = length == 0 ? first(input) : text(input.readNBytes(length));
        length = answer.length();
        if (!answer.startsWith("HTTP/1.1 200 ") || !isWhole(answer)) {
            throw new IOException("Not the expected answer: " + answer);
        }
    }

    private static String first(InputStream input) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (!isWhole(answer.toString())) {
            int next = input.read();
            if (next < 0) {
                throw new IOException("Ended after " + answer);
            }
            answer.append((char) next);
        }
        return answer.toString();
    }

    private static boolean isWhole(String answer) {
        int body = answer.indexOf("\r\n\r\n") + 4;
        if (body < 4) {
            return false;
        }
        String head = answer.substring(0, body).toLowerCase(Locale.ROOT);
        int length = head.indexOf(LENGTH);
        if (length < 0) {
            return answer.endsWith(LAST_CHUNK);
        }
        int number = length + LENGTH.length();
        return answer.length() == body + Integer.parseInt(head.substring(number, head.indexOf('\r', number)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
