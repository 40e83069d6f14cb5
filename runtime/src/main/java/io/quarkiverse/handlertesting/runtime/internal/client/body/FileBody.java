package io.quarkiverse.handlertesting.runtime.internal.client.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Flow;

import io.quarkiverse.handlertesting.runtime.internal.text.ShownBody;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;

/** The bytes of a file, read on demand. */
public final class FileBody {

    private static final int CHUNK = 64 * 1024;

    private FileBody() {
    }

    public static RequestBody of(Path file) {
        return new StreamedBody(() -> chunks(file), sizeOf(file), "application/octet-stream",
                "(the file " + file.getFileName() + ", " + ShownBody.count(sizeOf(file), "byte") + ")");
    }

    /**
     * @throws IllegalArgumentException if it is not a readable file
     */
    public static long sizeOf(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException("There is no file " + file.toAbsolutePath() + " that can be read.");
        }
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads on a worker thread, since reading a file blocks. */
    static Flow.Publisher<Buffer> chunks(Path file) {
        return Multi.createFrom().<InputStream, Buffer> resource(() -> open(file), FileBody::read)
                .withFinalizer(FileBody::close).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Multi<Buffer> read(InputStream stream) {
        return Multi.createFrom().generator(() -> stream, (from, emitter) -> {
            try {
                byte[] chunk = from.readNBytes(CHUNK);
                if (chunk.length == 0) {
                    emitter.complete();
                } else {
                    emitter.emit(Buffer.buffer(chunk));
                }
            } catch (IOException unreadable) {
                emitter.fail(unreadable);
            }
            return from;
        });
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
    }
}
