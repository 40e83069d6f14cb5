package io.quarkiverse.handlertesting.runtime.internal.text;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The values of secrets that were met beside their names, to mask them where they have no name: as the argument of a call, or
 * percent-encoded in a parameter. For one thread.
 */
public final class KnownSecrets {

    /** How long a value has to be, at least, to be masked where its name is not. Shorter ones may be words of the message. */
    private static final int TELLING = 12;
    /** The end of what comes before a value: no character of a word, but that of a percent-encoded one. */
    private static final String BEGIN = "(?:(?<!\\w)|(?<=%(?:25){0,3}[0-9A-Fa-f]{2}))";
    private static final String END = "(?!\\w)";
    private static final String EQUALS = "(?:25)*3[Dd]";

    /** The values, and what is shown in place of them; the longest first, since one may be a part of another. */
    private final Map<String, String> shown = new HashMap<>();
    /** Cookies, {@code name=value}, and what is shown in place of the value. */
    private final Map<String, String> pairs = new HashMap<>();

    void add(String value, String masked) {
        shown.put(value, masked);
    }

    void addPair(String name, String value, String masked) {
        add(value, masked);
        pairs.put(name + "=" + value, masked);
    }

    void addAll(KnownSecrets others) {
        shown.putAll(others.shown);
        pairs.putAll(others.pairs);
    }

    /** Masks the values that cannot be words of the message. */
    String in(String text) {
        String masked = text;
        for (String value : longestFirst(shown)) {
            if (isTelling(value)) {
                masked = replaced(masked, value);
            }
        }
        for (String pair : longestFirst(pairs)) {
            masked = encodedPair(masked, pair);
        }
        return cut(masked);
    }

    /** Masks all values, the short ones too, in a text that is known to have them. */
    String all(String text) {
        String masked = text;
        for (String value : longestFirst(shown)) {
            masked = replaced(masked, value);
        }
        return masked;
    }

    private static Iterable<String> longestFirst(Map<String, String> values) {
        return values.keySet().stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    private static boolean isTelling(String value) {
        return value.length() >= TELLING && value.chars().anyMatch(Character::isDigit) && !value.startsWith("/")
                && value.chars().noneMatch(Character::isWhitespace);
    }

    private String replaced(String text, String value) {
        return mayHave(text, value)
                ? text.replaceAll(BEGIN + encoded(value) + END, Matcher.quoteReplacement(shown.get(value)))
                : text;
    }

    /** A short cookie is masked where name and value are in a parameter: {@code ?set=theme%3Ddark}. */
    private String encodedPair(String text, String pair) {
        int equals = pair.indexOf('=');
        String name = pair.substring(0, equals);
        return !text.contains(name) ? text
                : text.replaceAll(BEGIN + "(" + encoded(name) + "%" + EQUALS + ")" + encoded(pair.substring(equals + 1)) + END,
                        "$1" + Matcher.quoteReplacement(pairs.get(pair)));
    }

    /** Spares the search for a pattern: letters and digits at the begin are never encoded. */
    private static boolean mayHave(String text, String value) {
        int end = 0;
        while (end < value.length() && isPlain(value.charAt(end))) {
            end++;
        }
        return text.contains(value.substring(0, end));
    }

    /** The value as it is, percent-encoded once or several times, or with escapes of JSON. */
    private static String encoded(String value) {
        return value.codePoints().mapToObj(Character::toString)
                .map(character -> isPlain(character.charAt(0)) ? character
                        : "(?:" + Pattern.quote(character) + "|" + percentEncoded(character) + "|\\\\"
                                + Pattern.quote(character) + "|\\\\u(?i:" + hex("%04x", character.charAt(0)) + "))")
                .collect(Collectors.joining());
    }

    private static String percentEncoded(String character) {
        StringBuilder octets = new StringBuilder();
        for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
            octets.append("%(?:25)*(?i:").append(hex("%02x", octet & 0xff)).append(')');
        }
        return octets.toString();
    }

    private static String hex(String format, int number) {
        return String.format(Locale.ROOT, format, number);
    }

    private static boolean isPlain(char character) {
        return character < 128 && Character.isLetterOrDigit(character);
    }

    /** Masks the beginnings of values before the mark that a text is shortened. */
    private String cut(String text) {
        StringBuilder masked = new StringBuilder();
        int done = 0;
        for (int mark = text.indexOf('…'); mark >= 0; mark = text.indexOf('…', mark + 1)) {
            masked.append(beginningMasked(text.substring(done, mark))).append('…');
            done = mark + 1;
        }
        return done == 0 ? text : masked.append(text, done, text.length()).toString();
    }

    private String beginningMasked(String before) {
        for (String value : longestFirst(shown)) {
            for (int length = value.length() - 1; isTelling(value) && length >= TELLING / 2; length--) {
                if (before.endsWith(value.substring(0, length))) {
                    String kind = shown.get(value).replaceFirst("\\(.*", "");
                    return before.substring(0, before.length() - length) + kind + "(" + length + "+)";
                }
            }
        }
        return before;
    }
}
