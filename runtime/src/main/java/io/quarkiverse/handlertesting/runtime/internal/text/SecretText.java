package io.quarkiverse.handlertesting.runtime.internal.text;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Masks the secrets of one text, line by line. For one text and one thread. */
final class SecretText {

    private static final Pattern NAME = Pattern.compile("(?<![\\w$.-])([\\w$-][\\w$.-]{1,80})\\\\*[\"']?\\s*([=:])\\s*");
    /** Parameters of a query or a form. */
    private static final Pattern PARAMETERS = Pattern.compile("(?<![\\w.-])[\\w.-]++=[^\\s&\"'<>…]*(?:&[^\\s&\"'<>…]+)+");
    /** {@code Expected the header X-Api-Key to be}, {@code form parameter "client_secret" was} */
    private static final Pattern COMPARED = Pattern
            .compile("\\b(Expected(?: the header)?|header|parameter|cookie|body) \"?([\\w$.-]+)\"? (?:to be|was) ");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)+)\"");
    /** JSON of OAuth. */
    private static final Pattern CODE = Pattern.compile("\"code\" *: *\"");
    private static final Pattern STATE = Pattern.compile("\"state\" *: *\"[\\w.~+/=-]{16,}\"");
    private static final Pattern ELEMENT = Pattern.compile("<([\\w.:-]+)(?:\\s[^<>]*)?>([^<>]+)</");
    private static final Pattern JWT = Pattern.compile("(?<![\\w.-])eyJ[\\w-]{8,}(?:\\.[\\w-]+)*");
    private static final Pattern BEARER = Pattern.compile("(?<=\\b[Bb]earer )(?=\\S*\\d)[\\w.~+/-]{8,}=*");
    private static final Pattern USER_INFO = Pattern.compile("(?<=://[^\\s/:@]{0,80}:)[^\\s/@:]+(?=@)");
    private static final Pattern SCHEME = Pattern.compile("([\\w-]+) +(\\S.*)");
    /** How long a value has to be, at least, to be masked where its name is not. Shorter ones may be words of the message. */
    private static final int TELLING = 12;

    private final Secrets secrets;
    private final SecretNames names;
    /** The whole values of this text, and what is shown instead. */
    private final Map<String, String> found = new LinkedHashMap<>();

    SecretText(Secrets secrets, SecretNames names) {
        this.secrets = secrets;
        this.names = names;
    }

    String line(String line) {
        String masked = replaced(PARAMETERS, line, parameters -> ofOAuth(parameters.group()));
        masked = compared(masked);
        masked = named(masked);
        masked = replaced(ELEMENT, masked, element -> element(masked(element.group(2), names.kind(element.group(1)), false),
                element));
        masked = bare(JWT, "token", masked);
        masked = bare(BEARER, "token", masked);
        return bare(USER_INFO, "password", masked);
    }

    /** Masks the values once more where they have no name, for example as the argument of a call. */
    String elsewhere(String text) {
        String masked = text;
        for (Map.Entry<String, String> secret : found.entrySet()) {
            String value = secret.getKey();
            if (value.length() >= TELLING && value.chars().anyMatch(Character::isDigit) && !value.startsWith("/")
                    && value.chars().noneMatch(Character::isWhitespace)) {
                masked = masked.replaceAll("(?<!\\w)" + Pattern.quote(value) + "(?!\\w)",
                        Matcher.quoteReplacement(secret.getValue()));
            }
        }
        return masked;
    }

    private String named(String line) {
        StringBuilder masked = new StringBuilder();
        Matcher name = NAME.matcher(line);
        boolean isOfOAuth = CODE.matcher(line).find() && STATE.matcher(line).find();
        int done = 0;
        while (name.find(done)) {
            String word = name.group(1);
            Optional<String> kind = isOfOAuth && SecretNames.isOfOAuth(word) ? Optional.of(word) : names.kind(word);
            boolean wide = kind.filter(SecretText::isHeader).isPresent();
            Optional<SecretValue> value = kind.isEmpty() ? Optional.empty()
                    : SecretValue.of(line, name.start(1), name.group(2).charAt(0), name.end(), wide)
                            .filter(found -> !isCookie(kind) || !SecretValue.isProse(line, name.group(2).charAt(0), found));
            int to = value.map(SecretValue::from).orElse(name.end());
            masked.append(line, done, to);
            value.ifPresent(found -> masked.append(masked(found.in(line), kind, found.isCut(line))));
            done = value.map(SecretValue::to).orElse(to);
        }
        return masked.append(line, done, line.length()).toString();
    }

    private static boolean isCookie(Optional<String> kind) {
        return kind.filter(known -> known.equals(SecretNames.COOKIE) || known.equals(SecretNames.SET_COOKIE)).isPresent();
    }

    private static boolean isHeader(String kind) {
        return kind.equals(SecretNames.AUTHORIZATION) || kind.equals(SecretNames.COOKIE)
                || kind.equals(SecretNames.SET_COOKIE);
    }

    /** @param kind empty if the value is no secret */
    private String masked(String value, Optional<String> kind, boolean cut) {
        return kind.map(known -> switch (known) {
            case SecretNames.AUTHORIZATION -> authorization(value, cut);
            case SecretNames.COOKIE -> Arrays.stream(value.split("; ?")).map(pair -> cookie(pair, cut && value.endsWith(pair)))
                    .collect(Collectors.joining("; "));
            case SecretNames.SET_COOKIE -> Arrays.stream(value.split(", (?=[\\w.-]+=)")).map(this::setCookie)
                    .collect(Collectors.joining(", "));
            default -> shown(known, value, cut);
        }).orElse(value);
    }

    private String authorization(String value, boolean cut) {
        Matcher scheme = SCHEME.matcher(value);
        if (!scheme.matches()) {
            return shown(SecretNames.AUTHORIZATION, value, cut);
        }
        boolean token = scheme.group(1).equalsIgnoreCase("Bearer") || scheme.group(1).equalsIgnoreCase("DPoP");
        return scheme.group(1) + " " + shown(token ? "token" : SecretNames.AUTHORIZATION, scheme.group(2), cut);
    }

    private String setCookie(String field) {
        String[] parts = field.split("(?=;)", 2);
        return cookie(parts[0], false) + (parts.length == 1 ? "" : parts[1]);
    }

    private String cookie(String pair, boolean cut) {
        int equals = pair.indexOf('=');
        return pair.substring(0, equals + 1) + shown(SecretNames.COOKIE, pair.substring(equals + 1), cut);
    }

    private String ofOAuth(String parameters) {
        Set<String> all = Arrays.stream(parameters.split("&")).map(parameter -> parameter.split("=", 2)[0])
                .collect(Collectors.toSet());
        return !SecretNames.areOfOAuth(all) ? parameters
                : Arrays.stream(parameters.split("&")).map(this::parameter).collect(Collectors.joining("&"));
    }

    private String parameter(String parameter) {
        String[] parts = parameter.split("=", 2);
        return parts.length == 2 && SecretNames.isOfOAuth(parts[0]) ? parts[0] + "=" + shown(parts[0], parts[1], false)
                : parameter;
    }

    /** The sentence about a difference has the name of the value, and values in quotes. */
    private String compared(String line) {
        Matcher sentence = COMPARED.matcher(line);
        if (!sentence.find()) {
            return line;
        }
        String noun = sentence.group(1);
        String name = sentence.group(2);
        Optional<String> kind = noun.equals("cookie") ? Optional.of(SecretNames.COOKIE)
                : names.kind(name)
                        .or(() -> noun.endsWith("parameter") && SecretNames.isOfOAuth(name) ? Optional.of(name)
                                : Optional.empty());
        int rest = sentence.end();
        return kind.map(known -> line.substring(0, rest)
                + replaced(QUOTED, line.substring(rest), quoted -> '"' + masked(quoted.group(1), kind, false) + '"'))
                .orElse(line);
    }

    private static String element(String content, MatchResult element) {
        return element.group().substring(0, element.start(2) - element.start()) + content + "</";
    }

    private String bare(Pattern pattern, String kind, String line) {
        return replaced(pattern, line, match -> shown(kind, match.group(),
                match.end() < line.length() && line.charAt(match.end()) == '…'));
    }

    private static String replaced(Pattern pattern, String line, Function<MatchResult, String> by) {
        return pattern.matcher(line).replaceAll(match -> Matcher.quoteReplacement(by.apply(match)));
    }

    /**
     * @param cut whether the text has only the beginning of the value. It has no fingerprint then: the beginnings of two tokens
     *        may be equal
     */
    private String shown(String kind, String value, boolean cut) {
        if (value.isEmpty() || SecretValue.isMasked(value)) {
            return value;
        }
        if (cut) {
            return kind + "(" + value.length() + "+)";
        }
        String masked = secrets.masked(kind, value);
        found.put(value, masked);
        return masked;
    }
}
