package io.quarkiverse.handlertesting.runtime.internal.client.body;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.DiskFileUpload;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostRequestEncoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestEncoder.EncoderMode;
import io.netty.handler.codec.http.multipart.HttpPostRequestEncoder.ErrorDataEncoderException;
import io.netty.handler.codec.http.multipart.MemoryFileUpload;
import io.quarkiverse.handlertesting.runtime.internal.client.body.RequestBody.Prepared;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;

/** A multipart form (RFC 7578), by the encoder of Netty. Files are read while they are sent. */
public final class MultipartForm {

    private MultipartForm() {
    }

    public static Prepared prepare(List<FormPart> parts) {
        // Only its Content-Type is used.
        HttpRequest carrier = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        try {
            HttpPostRequestEncoder encoder = new HttpPostRequestEncoder(new DefaultHttpDataFactory(false), carrier, true,
                    StandardCharsets.UTF_8, EncoderMode.HTML5);
            List<FileUpload> files = new ArrayList<>();
            for (FormPart part : parts) {
                if (part instanceof FormPart.FilePart file) {
                    FileUpload upload = upload(file);
                    files.add(upload);
                    encoder.addBodyHttpData(upload);
                } else if (part instanceof FormPart.Field field) {
                    encoder.addBodyAttribute(field.name(), field.value());
                }
            }
            encoder.finalizeRequest();
            return new Prepared(carrier.headers().get(HttpHeaderNames.CONTENT_TYPE),
                    new OutgoingBody.Streamed(chunks(encoder, files), encoder.length()));
        } catch (ErrorDataEncoderException | IOException unencodable) {
            throw new IllegalStateException("The form cannot be encoded: " + parts, unencodable);
        }
    }

    private static FileUpload upload(FormPart.FilePart part) throws IOException {
        if (part.content() instanceof FormPart.Content.OnDisk file) {
            FileUpload upload = new DiskFileUpload(part.name(), part.fileName(), part.mediaType(), "binary", null,
                    FileBody.sizeOf(file.path()));
            upload.setContent(file.path().toFile());
            return upload;
        }
        byte[] bytes = ((FormPart.Content.InMemory) part.content()).bytes();
        FileUpload upload = new MemoryFileUpload(part.name(), part.fileName(), part.mediaType(), "binary", null, bytes.length);
        upload.setContent(Unpooled.wrappedBuffer(bytes));
        return upload;
    }

    /** Reads on a worker thread, since reading a file blocks. */
    private static Flow.Publisher<Buffer> chunks(HttpPostRequestEncoder encoder, List<FileUpload> files) {
        return Multi.createFrom().<HttpPostRequestEncoder, Buffer> generator(() -> encoder, (from, emitter) -> {
            Buffer chunk = next(from);
            if (chunk.length() == 0) {
                emitter.complete();
            } else {
                emitter.emit(chunk);
            }
            return from;
        }).onTermination().invoke(() -> close(files)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** Keeps the files of the test: Netty deletes only files that it has written itself. */
    private static void close(List<FileUpload> files) {
        files.forEach(FileUpload::delete);
    }

    private static Buffer next(HttpPostRequestEncoder encoder) {
        try {
            while (!encoder.isEndOfInput()) {
                HttpContent content = encoder.readChunk(UnpooledByteBufAllocator.DEFAULT);
                if (content != null && content.content().isReadable()) {
                    return Buffer.buffer(ByteBufUtil.getBytes(content.content()));
                }
            }
            return Buffer.buffer();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (RuntimeException thrown) {
            throw thrown;
        } catch (Exception unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
