package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Shortens the UUIDs of a message, each to the same text wherever it is: {@code 0ec9…}. One that would read like an earlier one
 * also shows its end, {@code 0ec9…41f7}, and a legend tells them apart.
 */
public final class ShortIds {

    private static final Pattern UUID = Pattern
            .compile("(?<![\\w-])\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}(?![\\w-])");
    private static final int SHOWN = 4;
    /** How many ids the legend has: there may be many that begin with the same time. */
    private static final int EXPLAINED = 4;

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> firsts = new HashMap<>();
    private final Set<String> alike = new HashSet<>();

    public String shortened(String text) {
        return UUID.matcher(text).replaceAll(match -> texts.computeIfAbsent(match.group(), this::text));
    }

    private String text(String id) {
        String begin = id.substring(0, SHOWN);
        String first = firsts.putIfAbsent(begin, id);
        if (first == null) {
            return begin + "…";
        }
        alike.add(first);
        alike.add(id);
        return begin + "…" + id.substring(id.length() - SHOWN);
    }

    /** {@code 0ec9… is 0ec9d6a1-…, 0ec9…41f7 is 0ec90000-…41f7}; empty if no two would read alike. */
    public String legend() {
        return texts.entrySet().stream().filter(entry -> alike.contains(entry.getKey())).limit(EXPLAINED)
                .map(entry -> entry.getValue() + " is " + entry.getKey()).collect(Collectors.joining(", "));
    }
}
