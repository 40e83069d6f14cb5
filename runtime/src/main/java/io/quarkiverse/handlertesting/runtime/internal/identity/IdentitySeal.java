package io.quarkiverse.handlertesting.runtime.internal.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import io.quarkiverse.handlertesting.http.TestUser;

/**
 * Writes identities with a signature that only the owner of the secret can create, and reads only those. Thread-safe.
 *
 * <p>
 * The format is {@code signature.text.text}, with the texts of {@link PlainValues} for the name, roles, permissions, claims and
 * attributes. Each part is in base64url: no text can end a header or begin another one. The secret itself is never sent, so a
 * log of requests does not reveal it.
 */
final class IdentitySeal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;
    private static final String SEPARATOR = ".";

    private final SecretKey secret;

    IdentitySeal(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** A seal with a new random secret. */
    static IdentitySeal random() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new IdentitySeal(secret);
    }

    String write(TestUser user) {
        List<String> texts = new ArrayList<>();
        Stream.of(user.name(), user.roles(), user.permissions(), user.claims(), user.attributes())
                .forEach(part -> PlainValues.write(part, texts::add));
        String content = texts.stream().map(IdentitySeal::encode).collect(Collectors.joining(SEPARATOR));
        return signature(content) + SEPARATOR + content;
    }

    /** Empty for any text that {@link #write} with this secret did not produce, and for {@code null}. */
    Optional<TestUser> read(String text) {
        int end = text == null ? -1 : text.indexOf(SEPARATOR);
        if (end < 0) {
            return Optional.empty();
        }
        String content = text.substring(end + 1);
        // The signature proves that the content was written above. Texts are compared, since Base64 has several texts for the same bytes.
        return MessageDigest.isEqual(signature(content).getBytes(UTF_8), text.substring(0, end).getBytes(UTF_8))
                ? Optional.of(parse(content))
                : Optional.empty();
    }

    @SuppressWarnings("unchecked") // the parts are as written above
    private static TestUser parse(String content) {
        Iterator<String> texts = Stream.of(content.split("\\.")).map(IdentitySeal::decode).iterator();
        return new TestUser((String) PlainValues.read(texts), (Set<String>) PlainValues.read(texts),
                (Set<String>) PlainValues.read(texts), (Map<String, Object>) PlainValues.read(texts),
                (Map<String, Object>) PlainValues.read(texts));
    }

    private String signature(String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return encode(mac.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, missing);
        }
    }

    private static String encode(String text) {
        return encode(text.getBytes(UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String decode(String text) {
        return new String(Base64.getUrlDecoder().decode(text), UTF_8);
    }
}
