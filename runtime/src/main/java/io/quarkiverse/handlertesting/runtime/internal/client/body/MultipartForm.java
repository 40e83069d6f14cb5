package io.quarkiverse.handlertesting.runtime.internal.client.body;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Flow;

import io.quarkiverse.handlertesting.runtime.internal.client.body.FormPart.Content;
import io.quarkiverse.handlertesting.runtime.internal.client.body.FormPart.ContentPart;
import io.quarkiverse.handlertesting.runtime.internal.client.body.RequestBody.Prepared;
import io.quarkiverse.handlertesting.runtime.internal.transport.OutgoingBody;
import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;

/**
 * Writes a multipart form: RFC 7578, with names in UTF-8 as browsers send them (WHATWG HTML living standard, section
 * 4.10.21.8). Files are read while they are sent. The encoder of Netty cannot write a type without a file name, nor headers.
 */
final class MultipartForm {

    private static final String LINE = "\r\n";

    private MultipartForm() {
    }

    static Prepared prepare(List<FormPart> parts) {
        String boundary = UUID.randomUUID().toString().replace("-", "");
        List<Flow.Publisher<Buffer>> chunks = new ArrayList<>();
        long length = 0;
        String before = "--" + boundary + LINE;
        for (FormPart part : parts) {
            ContentPart written = part.ofMultipart();
            Buffer head = Buffer.buffer(before + head(written));
            long size = size(written.content());
            chunks.add(Multi.createFrom().item(head));
            chunks.add(chunks(written.content()));
            length += head.length() + size;
            before = LINE + "--" + boundary + LINE;
        }
        Buffer end = Buffer.buffer(LINE + "--" + boundary + "--" + LINE);
        chunks.add(Multi.createFrom().item(end));
        return new Prepared("multipart/form-data; boundary=" + boundary, new OutgoingBody.Streamed(
                Multi.createBy().concatenating().streams(chunks), length + end.length()));
    }

    private static String head(ContentPart part) {
        StringBuilder head = new StringBuilder("Content-Disposition: form-data; name=\"").append(part.name()).append('"');
        if (part.fileName() != null) {
            head.append("; filename=\"").append(part.fileName()).append('"');
        }
        head.append(LINE).append("Content-Type: ").append(part.mediaType()).append(LINE);
        part.headers().forEach(header -> head.append(header.getKey()).append(": ").append(header.getValue()).append(LINE));
        return head.append(LINE).toString();
    }

    /** The size now: a file may have changed since it was added. */
    private static long size(Content content) {
        return content instanceof Content.OnDisk file ? FileBody.sizeOf(file.path()) : content.size();
    }

    private static Flow.Publisher<Buffer> chunks(Content content) {
        return content instanceof Content.OnDisk file ? FileBody.chunks(file.path())
                : Multi.createFrom().item(((Content.InMemory) content).bytes());
    }
}
