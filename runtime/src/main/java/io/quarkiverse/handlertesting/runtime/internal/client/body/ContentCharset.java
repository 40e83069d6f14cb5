package io.quarkiverse.handlertesting.runtime.internal.client.body;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkiverse.handlertesting.runtime.internal.text.ControlCharacters;
import io.vertx.core.buffer.Buffer;

/** The charset that a media type names: RFC 9110, section 8.3.2. */
public final class ContentCharset {

    private static final Pattern CHARSET = Pattern.compile(";\\s*charset=\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    private ContentCharset() {
    }

    /**
     * @param mediaType may be {@code null}
     * @return UTF-8 if the media type names no charset
     * @throws IllegalArgumentException if this JVM does not know the charset
     */
    public static Charset of(String mediaType) {
        Matcher named = CHARSET.matcher(mediaType == null ? "" : mediaType);
        return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    }

    /**
     * @param mediaType may be {@code null}
     * @throws IllegalArgumentException if this JVM does not know the charset, or the charset cannot encode the text
     */
    static Buffer encoded(String text, String mediaType) {
        Charset charset = charset(mediaType);
        try {
            ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return Buffer.buffer(bytes);
        } catch (CharacterCodingException unencodable) {
            throw new IllegalArgumentException("The body has a character that " + charset + " cannot encode"
                    + (mediaType == null ? "" : ", the charset of its type " + mediaType)
                    + ": use another charset, or give the body as bytes.", unencodable);
        }
    }

    /** As {@link #encoded}, for text in UTF-8, which is returned as it is if it is sent in UTF-8. */
    static Buffer recoded(Buffer utf8, String mediaType) {
        return charset(mediaType).equals(StandardCharsets.UTF_8) ? utf8 : encoded(utf8.toString(), mediaType);
    }

    private static Charset charset(String mediaType) {
        try {
            return of(mediaType);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("The charset of the type " + ControlCharacters.escaped(mediaType)
                    + " is unknown: use another charset, or give the body as bytes.", unknown);
        }
    }
}
