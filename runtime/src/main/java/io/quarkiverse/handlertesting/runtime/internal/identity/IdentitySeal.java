package io.quarkiverse.handlertesting.runtime.internal.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes identities with a signature that only the owner of the secret can create, and reads only those. Thread-safe.
 *
 * <p>
 * The format is {@code signature.user.role.role}, each part in base64url: no text can end a header or begin another one. The
 * secret itself is never sent, so a log of requests does not reveal it.
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

    String write(TestIdentity identity) {
        String content = Stream.concat(Stream.of(identity.user()), identity.roles().stream()).map(IdentitySeal::encode)
                .collect(Collectors.joining(SEPARATOR));
        return signature(content) + SEPARATOR + content;
    }

    /** Empty for any text that {@link #write} with this secret did not produce, and for {@code null}. */
    Optional<TestIdentity> read(String text) {
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

    private static TestIdentity parse(String content) {
        List<String> parts = Stream.of(content.split("\\.")).map(IdentitySeal::decode).toList();
        Set<String> roles = new LinkedHashSet<>(parts.subList(1, parts.size()));
        return new TestIdentity(parts.get(0), roles);
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
