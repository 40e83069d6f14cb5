package io.quarkiverse.handlertesting.runtime.internal.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Masks the secrets in a text that leaves the process, such as a failure message: {@code token(812)#a3f1} instead of a token of
 * 812 characters. The fingerprint tells equal values from different ones, and is new in each JVM. Applied to whole texts where
 * they leave, so that no source of a text can forget it. A masked text stays as it is. Immutable.
 */
public final class Secrets {

    /** Masks with the names that are known without configuration. */
    public static final Secrets STANDARD;

    /** Never changes: all texts of a JVM have the same fingerprint for the same value. */
    private static final long KEY = new SecureRandom().nextLong();

    static {
        STANDARD = of(List.of());
    }

    private final SecretNames names;
    private final long key;

    /**
     * @param names of values that are masked, besides those that are always
     * @param key changes all fingerprints
     */
    public Secrets(Collection<String> names, long key) {
        this.names = new SecretNames(names);
        this.key = key;
    }

    /** Masks with these names, too; with the fingerprints of this JVM. */
    public static Secrets of(Collection<String> names) {
        return new Secrets(names, KEY);
    }

    /** The text with its secrets masked. Never throws, since it is called while a failure is created. */
    public String mask(String text) {
        return mask(text, new KnownSecrets());
    }

    /**
     * As {@link #mask(String)}, with values that other texts have beside their names.
     *
     * @param known see {@link #known(Stream)}
     */
    public String mask(String text, KnownSecrets known) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        return mask(text, known, false);
    }

    /**
     * The beginning of a text, as {@link #mask(String)}. What is secret only beside something else is masked also where that is
     * in the rest.
     */
    String maskBeginning(String text, int length) {
        return mask(Shortened.head(text, length), new KnownSecrets(), SecretText.isOfOAuth(text));
    }

    private String mask(String text, KnownSecrets known, boolean isOfOAuth) {
        SecretText masking = new SecretText(this, names, isOfOAuth);
        masking.found().addAll(known);
        // A split with a limit keeps empty lines at the end.
        return masking.elsewhere(List.of(text.split("\n", -1)).stream().map(masking::line).collect(Collectors.joining("\n")));
    }

    /** The values of secrets in these lines. */
    public KnownSecrets known(Stream<String> lines) {
        SecretText masking = new SecretText(this, names, false);
        lines.forEach(masking::line);
        return masking.found();
    }

    /**
     * One value: {@code cookie(32)#a3f1}. An empty value stays empty.
     *
     * @param kind what the value is, as a reader names it
     */
    public String masked(String kind, String value) {
        return value.isEmpty() || SecretValue.isMasked(value) ? value : kind + "(" + value.length() + ")#" + fingerprint(value);
    }

    private String fingerprint(String value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(key).flip());
            byte[] hash = digest.digest(value.getBytes(StandardCharsets.UTF_8));
            return String.format("%02x%02x", hash[0], hash[1]);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
