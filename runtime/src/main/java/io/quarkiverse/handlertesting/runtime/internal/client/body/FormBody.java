package io.quarkiverse.handlertesting.runtime.internal.client.body;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.handlertesting.runtime.internal.text.ShownBody;

/** A form: URL-encoded (WHATWG URL standard, section 5.2), or multipart if one of its parts needs that. */
public record FormBody(List<FormPart> parts) implements RequestBody {

    public static final FormBody EMPTY = new FormBody(List.of());

    public FormBody with(Stream<FormPart> more) {
        return new FormBody(Stream.concat(parts.stream(), more).toList());
    }

    private boolean isMultipart() {
        return parts.stream().anyMatch(FormPart::isOfMultipart);
    }

    @Override
    public Prepared prepare(String contentType) {
        return isMultipart() ? MultipartForm.prepare(parts) : urlEncoded().prepare(null);
    }

    private BytesBody urlEncoded() {
        return BytesBody.text(
                parts.stream().map(FormPart.Field.class::cast).map(FormPart.Field::urlEncoded).collect(Collectors.joining("&")),
                "application/x-www-form-urlencoded");
    }

    @Override
    public String shown(int max) {
        return isMultipart() ? ShownBody.of(parts.stream().map(FormPart::toString).collect(Collectors.joining("\n")), max)
                : urlEncoded().shown(max);
    }
}
