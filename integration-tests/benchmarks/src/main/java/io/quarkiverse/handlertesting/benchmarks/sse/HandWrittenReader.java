package io.quarkiverse.handlertesting.benchmarks.sse;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The usual hand-written reader: takes the lines of a {@code BufferedReader} that begin with {@code data:} as events. */
final class HandWrittenReader implements StreamReader {

    private static final String DATA = "data:";

    @Override
    public void read(Chunks stream, EventListener listener) throws Exception {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.open(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(DATA)) {
                    listener.hear(EventListener.MESSAGE, line.substring(DATA.length()).strip(), "");
                }
            }
        }
    }
}
