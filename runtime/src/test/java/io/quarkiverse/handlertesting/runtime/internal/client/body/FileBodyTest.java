package io.quarkiverse.handlertesting.runtime.internal.client.body;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.buffer.Buffer;

/** A file body is read on demand, while it is sent. */
class FileBodyTest {

    private static final int CHUNK = 64 * 1024;

    @TempDir
    Path directory;

    @Test
    void refusesAMissingFileAndADirectory() {
        Path missing = directory.resolve("missing");
        assertEquals("There is no file " + missing + " that can be read.",
                assertThrows(IllegalArgumentException.class, () -> FileBody.of(missing)).getMessage());
        assertEquals("There is no file " + directory + " that can be read.",
                assertThrows(IllegalArgumentException.class, () -> FileBody.of(directory)).getMessage());
        assertEquals("There is no file " + Path.of("no/such").toAbsolutePath() + " that can be read.",
                assertThrows(IllegalArgumentException.class, () -> FileBody.sizeOf(Path.of("no/such"))).getMessage());
    }

    @Test
    void isReadInChunks() throws Exception {
        byte[] bytes = new byte[2 * CHUNK + 1];
        new Random(7).nextBytes(bytes);
        Path file = Files.write(directory.resolve("weights.gguf"), bytes);

        List<Buffer> chunks = chunks(FileBody.of(file)).collect().asList().await().atMost(Duration.ofSeconds(10));
        assertEquals(List.of(CHUNK, CHUNK, 1), chunks.stream().map(Buffer::length).toList());
        Buffer all = Buffer.buffer();
        chunks.forEach(all::appendBuffer);
        assertArrayEquals(bytes, all.getBytes());
    }

    @Test
    void knowsItsSize() throws Exception {
        Path file = Files.write(directory.resolve("weights.gguf"), new byte[12]);
        RequestBody body = FileBody.of(file);

        assertEquals(12, streamed(body).length());
        assertEquals("application/octet-stream", body.prepare(null).mediaType());
        assertEquals("(the file weights.gguf, 12 bytes)", body.shown(5));
        Files.delete(file);
        assertEquals("(the file weights.gguf, 12 bytes)", body.shown(5));
    }

    @Test
    void hasNoChunksIfTheFileIsEmpty() throws Exception {
        Path file = Files.createFile(directory.resolve("empty"));

        assertEquals(0, streamed(FileBody.of(file)).length());
        assertEquals(List.of(), chunks(FileBody.of(file)).collect().asList().await().atMost(Duration.ofSeconds(10)));
    }

    @Test
    void readsTheFileForEachSubscription() throws Exception {
        RequestBody body = FileBody.of(Files.writeString(directory.resolve("f"), "abc"));

        assertEquals("application/octet-stream: abc", Bodies.text(body));
        assertEquals("application/octet-stream: abc", Bodies.text(body));
    }

    @Test
    void isReadOnAWorkerThreadOnDemand() throws Exception {
        Path file = Files.write(directory.resolve("f"), new byte[3 * CHUNK]);
        List<Thread> threads = new CopyOnWriteArrayList<>();
        AssertSubscriber<Buffer> chunks = AssertSubscriber.create(0);
        chunks(FileBody.of(file)).onItem().invoke(() -> threads.add(Thread.currentThread())).subscribe(chunks);

        chunks.awaitSubscription().assertHasNotReceivedAnyItem();
        chunks.awaitNextItem().awaitNextItem();
        assertEquals(2, chunks.getItems().size());
        chunks.assertNotTerminated();
        assertTrue(threads.stream().noneMatch(Thread.currentThread()::equals), threads::toString);
        chunks.cancel();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc to list open files")
    void closesTheFileAtTheEndAndOnCancellation() throws Exception {
        Path file = Files.write(directory.resolve("f"), new byte[2 * CHUNK]);
        AssertSubscriber<Buffer> cancelled = AssertSubscriber.create(0);
        chunks(FileBody.of(file)).subscribe(cancelled);
        cancelled.awaitNextItem();
        assertTrue(OpenFiles.contain(file));
        cancelled.cancel();
        assertFalse(OpenFiles.contain(file));

        AssertSubscriber<Buffer> read = AssertSubscriber.create(Long.MAX_VALUE);
        chunks(FileBody.of(file)).subscribe(read);
        read.awaitCompletion();
        assertFalse(OpenFiles.contain(file));
    }

    @Test
    void failsIfTheFileIsGone() throws Exception {
        Path file = Files.writeString(directory.resolve("f"), "abc");
        RequestBody body = FileBody.of(file);
        Files.delete(file);

        AssertSubscriber<Buffer> chunks = AssertSubscriber.create(1);
        chunks(body).subscribe(chunks);
        assertInstanceOf(NoSuchFileException.class,
                assertInstanceOf(UncheckedIOException.class, chunks.awaitFailure().getFailure()).getCause());
    }

    private static OutgoingBody.Streamed streamed(RequestBody body) {
        return (OutgoingBody.Streamed) body.prepare(null).body();
    }

    private static Multi<Buffer> chunks(RequestBody body) {
        return Multi.createFrom().publisher(streamed(body).chunks());
    }
}
