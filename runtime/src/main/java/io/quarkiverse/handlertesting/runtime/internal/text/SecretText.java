package io.quarkiverse.handlertesting.runtime.internal.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
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
    private static final Pattern BASIC = Pattern.compile("(?<=\\b[Bb]asic )[A-Za-z0-9+/_-]{4,}={0,2}");
    /** The value of a parameter, which may be percent-encoded. */
    private static final Pattern VALUE = Pattern.compile("=([^\\s&\"'<>…]++)");

    private static final int MAX_ENCODED = 3;

    private final Secrets secrets;
    private final SecretNames names;
    private final boolean isOfOAuth;
    /** The whole values of this text, and what is shown instead. */
    private final KnownSecrets found = new KnownSecrets();
    /** The beginnings of values that this text has cut. */
    private final KnownSecrets cuts = new KnownSecrets();

    /** @param isOfOAuth whether the text is the beginning of JSON of OAuth */
    SecretText(Secrets secrets, SecretNames names, boolean isOfOAuth) {
        this.secrets = secrets;
        this.names = names;
        this.isOfOAuth = isOfOAuth;
    }

    /** Whether JSON is a step of OAuth, whose code is secret. */
    static boolean isOfOAuth(String text) {
        return CODE.matcher(text).find() && STATE.matcher(text).find();
    }

    String line(String line) {
        String masked = replaced(VALUE, line, value -> encoded(value, line));
        masked = replaced(PARAMETERS, masked, parameters -> ofOAuth(parameters.group()));
        masked = compared(masked);
        masked = named(masked);
        masked = replaced(ELEMENT, masked, element -> element(masked(element.group(2), names.kind(element.group(1)), false),
                element));
        masked = bare(JWT, "token", masked);
        masked = bare(BEARER, "token", masked);
        masked = replaced(BASIC, masked, basic -> basic(basic.group()).orElse(basic.group()));
        return bare(USER_INFO, "password", masked);
    }

    /** Masks the values once more where they have no name, for example as the argument of a call. */
    String elsewhere(String text) {
        return found.in(text);
    }

    KnownSecrets found() {
        return found;
    }

    /** Masks what is secret in a percent-encoded value: an address, a form or a cookie in a parameter. */
    private String encoded(MatchResult value, String line) {
        String text = value.group(1);
        boolean isCut = value.end() < line.length() && line.charAt(value.end()) == '…';
        String decoded = text.indexOf('%') < 0 ? text : decoded(isCut ? text.replaceFirst("%.?$", "") : text);
        if (decoded.equals(text)) {
            return value.group();
        }
        SecretText inner = new SecretText(secrets, names, false);
        inner.line(isCut ? decoded + "…" : decoded);
        found.addAll(inner.found);
        cuts.addAll(inner.cuts);
        return "=" + inner.cuts.all(inner.found.all(text));
    }

    /** An address in an address is encoded several times. */
    private static String decoded(String text) {
        try {
            String decoded = text;
            for (int i = 0; i < MAX_ENCODED && decoded.indexOf('%') >= 0; i++) {
                decoded = URLDecoder.decode(decoded.replace("+", "%2B"), StandardCharsets.UTF_8);
            }
            return decoded;
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    private String named(String line) {
        StringBuilder masked = new StringBuilder();
        Matcher name = NAME.matcher(line);
        boolean isStep = isOfOAuth || isOfOAuth(line);
        int done = 0;
        while (name.find(done)) {
            String word = name.group(1);
            Optional<String> kind = isStep && SecretNames.isOfOAuth(word) ? Optional.of(word) : names.kind(word);
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
        if (scheme.group(1).equalsIgnoreCase("Basic")) {
            basic(scheme.group(2));
        }
        boolean token = scheme.group(1).equalsIgnoreCase("Bearer") || scheme.group(1).equalsIgnoreCase("DPoP");
        return scheme.group(1) + " " + shown(token ? "token" : SecretNames.AUTHORIZATION, scheme.group(2), cut);
    }

    /** The credentials of a user, whose password is masked elsewhere, too; empty if the text is something else (RFC 7617). */
    private Optional<String> basic(String credentials) {
        try {
            String text = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon < 0 || text.chars().anyMatch(Character::isISOControl)) {
                return Optional.empty();
            }
            shown("password", text.substring(colon + 1), false);
            return Optional.of(shown(SecretNames.AUTHORIZATION, credentials, false));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private String setCookie(String field) {
        String[] parts = field.split("(?=;)", 2);
        return cookie(parts[0], false) + (parts.length == 1 ? "" : parts[1]);
    }

    private String cookie(String pair, boolean cut) {
        int equals = pair.indexOf('=');
        String masked = shown(SecretNames.COOKIE, pair.substring(equals + 1), cut);
        if (equals > 0 && !cut && !masked.equals(pair.substring(equals + 1))) {
            found.addPair(pair.substring(0, equals).trim(), pair.substring(equals + 1), masked);
        }
        return pair.substring(0, equals + 1) + masked;
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
            cuts.add(value, kind + "(" + value.length() + "+)");
            return kind + "(" + value.length() + "+)";
        }
        String masked = secrets.masked(kind, value);
        found.add(value, masked);
        return masked;
    }
}
